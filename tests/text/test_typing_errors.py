"""What is no word and sounds like a word of the field is read as that word; right words and names stay."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import CorpusError
from assistant.settings import shipped_corpus
from assistant.text.lexicon import load_lexicon
from assistant.text.pinyin import Pinyin
from assistant.text.sounds import sound_alike
from assistant.text.typing_errors import TypingErrors, changed
from assistant.text.vocabulary import Vocabulary, load_typing
from assistant.text.words import Segmenter

LANGUAGE = shipped_corpus() / "language"
LEXICON = load_lexicon(LANGUAGE)
TEXT = (
    "义务教育段在校生13448人。小学多媒体教室3.26间。公示期限到24日,联系电话见下。体育运动场馆面积7平方米,巩固率100%。"
)
VOCABULARY = Vocabulary(
    Segmenter(LEXICON.vocabulary, LEXICON.stop | LEXICON.light),
    LEXICON.vocabulary,
    [TEXT],
    load_typing(LANGUAGE / "typing.yaml"),
)
SLIPS = TypingErrors(VOCABULARY, LEXICON.stop | LEXICON.light | set(LEXICON.groups))
PINYIN = Pinyin(VOCABULARY, LEXICON.stop | LEXICON.light, "ai")


def read(text: str) -> str:
    return changed(text, SLIPS.changes(text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("多媒体教事有多少见", "多媒体教室有多少间"),
        ("公式期到几号", "公示期到几号"),
        ("义物教育", "义务教育"),
        ("提育场馆面鸡", "体育场馆面积"),
        ("骨干教狮几个", "骨干教师几个"),
    ],
)
def test_同音字按领域里的词读(typed: str, meant: str) -> None:
    assert read(typed) == meant


def test_形近字按领域里的词读() -> None:
    assert read("近三年招骋教师多少名") == "近三年招聘教师多少名"


def test_多打一个字去掉_漏掉一个字补上() -> None:
    assert read("多媒体教教室几间") == "多媒体教室几间"
    assert read("多媒教室几间") == "多媒体教室几间"


@pytest.mark.parametrize(
    "right",
    [
        "小学多媒体教室达标吗",
        "教室和教师各有多少",
        "手机老是自动关机怎么修",
        "公式是什么",
        "公示哪天截止",
        "义务教育段教职工总数",
        "一所小学最多能收多少学生",
    ],
)
def test_写对的话一个字不动(right: str) -> None:
    assert read(right) == right


def test_读音只取最常用的_能不当作大() -> None:
    assert sound_alike("事", "室")
    assert not sound_alike("能", "大")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xiaoxue duomeiti jiaoshi", "小学多媒体教室"),
        ("gonggulv shi duoshao", "巩固率是多少"),
        ("lianxidianhua", "联系电话"),
    ],
)
def test_拼音读成领域里的词(typed: str, meant: str) -> None:
    assert changed(typed, PINYIN.changes(typed)) == meant


@pytest.mark.parametrize("latin", ["ai", "l7", "dudao@mulinqu.example", "word", "how many"])
def test_不是拼音的字母不动(latin: str) -> None:
    assert PINYIN.changes(latin) == ()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_任何文字都读得过去_改动落在原文里(text: str) -> None:
    for change in [*SLIPS.changes(text), *PINYIN.changes(text)]:
        assert 0 <= change.start < change.end <= len(text)
        assert text[change.start : change.end] != change.word


def test_写错的键报出文件名(tmp_path: Path) -> None:
    path = tmp_path / "typing.yaml"
    path.write_text("alike: []\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"typing\.yaml"):
        load_typing(path)
