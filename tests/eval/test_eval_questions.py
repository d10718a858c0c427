"""The questions: what the loader refuses, and that the project's own ones are sound."""

from collections import Counter
from datetime import date

import pytest

from assistant.documents.corpus import load_corpus
from assistant.errors import InputError
from assistant.settings import shipped_corpus
from assistant.text.lexicon import load_lexicon
from assistant.text.normalize import comparable
from assistant.text.quantities import find_quantities
from eval.metrics.quantity import shows
from eval.questions import FOLDER, REASONS, load_questions

HANDFUL = 5


def load(tmp_path, text, name="value.yaml"):
    place = tmp_path / name
    place.write_text(text, encoding="utf-8")
    return load_questions(place)


def test_读一道题(tmp_path):
    first, second = load(
        tmp_path,
        "- {id: a, question: 几间, numbers: [3.26 间, 5], yes: true, today: 2026-01-22, source: 小学3.26间}\n"
        "- {id: b, kind: date, turns: [几间, 那初中呢], status: not_disclosed, reason: elsewhere, role: staff}\n",
    )
    assert (first.kind, first.turns, first.numbers, first.yes) == ("value", ("几间",), ("3.26 间", "5"), True)
    assert (first.today, first.has_source, first.why_not) == (date(2026, 1, 22), True, None)
    assert (second.kind, second.why_not, second.role, second.has_source) == ("date", "elsewhere", "staff", False)


def test_缘由由状态来(tmp_path):
    text = "".join(f"- {{id: {status}, question: 问, status: {status}}}\n" for status in ("out_of_scope", "clarify"))
    assert [one.why_not for one in load(tmp_path, text)] == ["outside", "input"]
    assert {"outside", "input"} < set(REASONS)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {id: a, question: 几间, nubmers: [1]}", "nubmers"),
        ("- {id: a, question: 几间, status: 答了}", "status"),
        ("- {id: a, question: 几间, numbers: 3 间}", "numbers"),
        ("- {id: a, question: 几间, turns: [几间]}", "同时有"),
        ("- {id: a}", "turns"),
        ("- {question: 几间}", "id"),
        ("- 几间", "几间"),
        ("id: a", "列表"),
        ("- {id: a, question: 几间}\n- {id: a, question: 几所}", "重复 a"),
        ("- {id: a, question: [", "YAML"),
    ],
)
def test_不合要求的题目说出文件和毛病(tmp_path, text, says):
    with pytest.raises(InputError) as fault:
        load(tmp_path, text)
    assert says in str(fault.value)
    assert str(tmp_path) in str(fault.value)


def test_空文件夹和不存在的文件(tmp_path):
    for place in (tmp_path, tmp_path / "没有.yaml"):
        with pytest.raises(InputError, match="没有"):
            load_questions(place)


def test_两个文件之间题号也不能重复(tmp_path):
    for name in ("value.yaml", "date.yaml"):
        (tmp_path / name).write_text("- {id: a, question: 几间}", encoding="utf-8")
    with pytest.raises(InputError, match="重复 a"):
        load_questions(tmp_path)


def test_分半只看题号(tmp_path):
    halves = {one.half for one in load(tmp_path, "".join(f"- {{id: q{n}, question: 问}}\n" for n in range(20)))}
    assert halves == {"development", "test"}
    assert load(tmp_path, "- {id: q7, question: 问}")[0].half == load(tmp_path, "- {id: q7, question: 换了}")[0].half


# -- the project's own questions ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpus():
    shipped = shipped_corpus()
    return load_corpus(shipped, shipped, load_lexicon(shipped / "language"))


@pytest.fixture(scope="module")
def questions():
    return load_questions()


def test_每个文件都读得进来(questions):
    assert {one.kind for one in questions} == {path.stem for path in FOLDER.glob("*.yaml")}
    assert len({one.id for one in questions}) == len(questions)


def test_没有一类只有几道题(questions):
    assert min(Counter(one.kind for one in questions).values()) >= HANDFUL


def test_两半都有各类题(questions):
    for kind in {one.kind for one in questions}:
        assert {one.half for one in questions if one.kind == kind} == {"development", "test"}


def test_出处是文档的原话_并且在一个段落里(questions, corpus):
    for one in questions:
        if one.source:
            assert one.document in corpus.documents, one.id
            held = [
                passage
                for passage in corpus.passages.values()
                if passage.document == one.document and comparable(one.source) in comparable(passage.text)
            ]
            assert held, f"{one.id}: {one.source}"


def test_标准的数值在文档里(questions, corpus):
    for one in questions:
        for number in one.source_numbers:
            assert shows(number, corpus.documents[one.document].text), f"{one.id}: {number}"


def test_数值写得出单位_要的和不许的不冲突(questions):
    for one in questions:
        for number in (*one.numbers, *one.forbidden, *one.source_numbers):
            assert find_quantities(number, chinese=True), f"{one.id}: {number}"
        for number in one.numbers:
            assert not any(shows(other, number) for other in one.forbidden), f"{one.id}: {number}"


def test_不该答的题不要求出处和数值(questions):
    for one in questions:
        if one.status != "answered":
            assert not one.has_source, one.id
            assert not one.numbers, one.id
            assert one.yes is None, one.id
            assert one.verdict in {None, "undisclosed"}, one.id


def test_每道该答的题都有可以核对的东西(questions):
    for one in questions:
        if one.status == "answered":
            assert one.numbers or one.words or one.verdict or one.yes is not None, one.id
