"""Every text of the page is there in each language, with the same places to fill in."""

import re
import shutil
from string import Formatter

import pytest
from pages import CHINESE, ENGLISH, WORDS

from assistant.answering.suggest import KINDS
from assistant.errors import CorpusError
from assistant.settings import shipped_corpus
from assistant.store.store import LABELS
from assistant.web.words import load_words

HAN = re.compile(r"[\u4e00-\u9fff]")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_chinese_comes_first():
    assert list(WORDS) == ["zh-CN", "en"]


def test_each_text_has_the_same_places_in_every_language():
    for key, text in CHINESE.texts.items():
        assert places(text) == places(ENGLISH.texts[key]), key
        assert (text == "") == (key == "note"), key


def test_english_speaks_no_chinese_but_its_example():
    spoken = {**ENGLISH.texts, **ENGLISH.tools, **ENGLISH.fields, **ENGLISH.suggestions, **ENGLISH.indicators}
    assert [key for key, text in spoken.items() if HAN.search(text)] == ["placeholder"]


def test_every_label_of_feedback_and_every_kind_of_suggestion_has_its_words():
    assert set(CHINESE.labels) == set(ENGLISH.labels) == set(LABELS)
    assert set(ENGLISH.suggestions) == {*KINDS, "other"}
    assert set(CHINESE.values) <= set(ENGLISH.values)


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("2026-01-04", "2026年1月4日", "2026-01-04"),
        ("2017-04", "2017年4月", "2017-04"),
        ("今年春天", "今年春天", "今年春天"),
        ("", "", ""),
    ],
)
def test_dates_read_as_people_write_them(text, chinese, english):
    assert (CHINESE.day(text), ENGLISH.day(text)) == (chinese, english)


def test_amounts_have_their_unit():
    assert [CHINESE.amount("3.26", "间"), CHINESE.amount("95.7", "%")] == ["3.26 间", "95.7%"]
    assert [ENGLISH.amount("3.26", "间"), ENGLISH.amount("0.5", "")] == ["3.26 rooms", "0.5"]


@pytest.mark.parametrize(
    ("language", "before", "after", "told"),
    [
        ("en", "  ask: Ask\n", "", "texts 里多了或少了 ask"),
        ("en", "  ask: Ask\n", "  ask: Ask\n  more: More\n", "texts 里多了或少了 more"),
        ("en", "code: en", "code: fr", "code fr 与文件名不符"),
        ("zh-CN", "code: zh-CN", "code: zh-CN\ncolour: red", "colour 不合要求"),
    ],
)
def test_a_fault_names_its_file(tmp_path, language, before, after, told):
    for path in (shipped_corpus() / "language").glob("interface.*.yaml"):
        shutil.copy(path, tmp_path)
    path = tmp_path / f"interface.{language}.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(CorpusError, match=rf"interface\.{language}\.yaml:{told}"):
        load_words(tmp_path)


def test_without_the_chinese_file_there_is_no_page(tmp_path):
    with pytest.raises(CorpusError, match=r"interface\.zh-CN\.yaml"):
        load_words(tmp_path)
