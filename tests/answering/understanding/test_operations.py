"""Which arithmetic a question asks for, and over which of its words."""

from pathlib import Path

import pytest

from assistant.answering.understanding.operations import Operation, Operations
from assistant.errors import CorpusError
from assistant.settings import shipped_corpus


@pytest.fixture(scope="module")
def operations() -> Operations:
    return Operations(shipped_corpus() / "language" / "operations.yaml")


def found(operations: Operations, question: str) -> Operation:
    operation = operations.find(question)
    assert operation is not None, question
    return operation


@pytest.mark.parametrize(
    ("question", "name", "operands"),
    [
        ("学前、义务、普高三笔补助,最多的比最少的多多少", "range", ()),
        ("录播教室和学生机房一共多少间", "sum", ("录播教室", "学生机房")),
        ("帮我算一下录播教室、学生机房加起来多少间", "sum", ("录播教室", "学生机房")),
        ("修路的钱连同修桥的钱拢共多少", "sum", ("修路的钱", "修桥的钱")),
        ("小学比初中多多少学生", "difference", ("小学学生", "初中学生")),
        ("小学和初中学生相差多少", "difference", ("小学", "初中学生")),
        ("教职工里除去专任教师还剩多少人", "difference", ("教职工", "专任教师")),
        ("初中学生占全部学生的百分之几", "share", ("初中学生", "学生")),
        ("在校生里面女生占多少", "share", ("女生", "在校生")),
        ("综合楼的投入是录播教室的几倍", "times", ("综合楼的投入", "录播教室")),
        ("全县的生师比是多少", "ratio", ("生", "师")),
        ("师生比多少", "ratio", ("师", "生")),
        ("平均每所学校多少学生", "per", ("多少学生", "所学校")),
        ("一个老师平均带几个学生", "per", ("带几个学生", "个老师")),
        ("平均一名专任教师教几个娃", "per", ("几个娃", "名专任教师")),
    ],
)
def test_从日常问法里找出算法和要算的两样(
    operations: Operations, question: str, name: str, operands: tuple[str, ...]
) -> None:
    operation = found(operations, question)
    assert (operation.name, operation.operands) == (name, operands)


@pytest.mark.parametrize(
    ("question", "name"), [("哪类资助花钱最多", "most"), ("哪一项投入最大", "most"), ("哪种补助的人数最少", "least")]
)
def test_哪类最多最少_整句去找那一组数(operations: Operations, question: str, name: str) -> None:
    assert found(operations, question) == Operation(name, group=question)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("五类资助一共多少钱", 5),
        ("四样补助加起来多少", 4),
        ("两项投入合计多少", 2),
        ("各类资助总共多少钱", None),
    ],
)
def test_问的是一组数时记下说了几样(operations: Operations, question: str, named: int | None) -> None:
    operation = found(operations, question)
    assert (operation.name, operation.group, operation.named) == ("sum", question, named)


@pytest.mark.parametrize(
    ("question", "without"),
    [
        ("五类资助不算大学新生一共多少钱", ("大学新生",)),
        ("五类资助,大学贷款除外,一共多少钱", ("大学贷款",)),
        ("除了学前教育,四类资助一共多少钱", ("学前教育",)),
        ("大学贷款不算,四类资助一共多少钱", ("大学贷款",)),
        ("五类资助一共多少钱", ()),
    ],
)
def test_不算的那一样不进和(operations: Operations, question: str, without: tuple[str, ...]) -> None:
    operation = found(operations, question)
    assert operation.without == without
    assert not set(without) & set(operation.operands)


@pytest.mark.parametrize(
    "question",
    [
        "小学多媒体教室达标吗",
        "公示到哪天为止",
        "全县一共有多少所学校",
        "近三年一共招聘了多少教师",
        "满意度达到多少",
        "普及程度怎么样",
    ],
)
def test_不要算的问题什么也找不到(operations: Operations, question: str) -> None:
    assert operations.find(question) is None


def test_括号里的话不算进来(operations: Operations) -> None:
    assert operations.find("录播教室(含学生机房一共)有多少间") is None


@pytest.mark.parametrize(
    ("question", "name", "named"),
    [
        ("加起来呢", "sum", None),
        ("一共多少", "sum", None),
        ("三项合计多少", "sum", 3),
        ("占多大比例", "share", None),
        ("相差多少", "difference", None),
        ("是几倍", "times", None),
        ("那生师比呢", "ratio", None),
        ("涨了百分之几", "growth", None),
    ],
)
def test_追问里的算法用前面说过的数(operations: Operations, question: str, name: str, named: int | None) -> None:
    assert operations.alone(question) == Operation(name, named=named)  # type: ignore[arg-type]


@pytest.mark.parametrize("question", ["那初中呢", "达标吗", "什么时候的数"])
def test_没有算法的追问(operations: Operations, question: str) -> None:
    assert operations.alone(question) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- operation: product\n  cues: 乘\n", "第 1 项算法的键不对"),
        ("- operation: sum\n  cues: 合计\n- operation: share\n  cue: 占\n", "第 2 项算法的键不对"),
        ("- operation: sum\n", "第 1 项算法的键不对"),
        ("- operation: sum\n  cues: [合计]\n", "第 1 项算法的键不对"),
        ("- sum\n", "第 1 项算法的键不对"),
        ("- operation: sum\n  cues: |-\n    合计\n    (一共\n", "第 1 项 cues 第 2 行的正则式写错了"),
        ("- operation: sum\n  alone: '[加'\n  cues: 合计\n", "第 1 项 alone 的正则式写错了"),
        ("operation: sum\n", "应当是列表"),
        ("", "应当是列表"),
        ("- operation: [\n", "不是合格的 YAML"),
    ],
)
def test_写错的文件说清楚是哪一项哪一行(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "operations.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(CorpusError, match=fault) as told:
        Operations(path)
    assert str(path) in str(told.value)
