"""The kinds of question: their examples are of their kind, and a broken file is refused with its name."""

from pathlib import Path

import made_up
import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.kinds import EXPECTS, Kinds
from assistant.errors import CorpusError
from assistant.text.quantities import UNITS
from assistant.text.yaml_file import read_yaml

LANGUAGE = made_up.SHIPPED / "language"
ENTRIES = read_yaml(LANGUAGE / "kinds.yaml")
EXAMPLES = [(entry["kind"], q) for entry in ENTRIES for q in entry.get("examples", ())]


@pytest.mark.parametrize(("kind", "question"), EXAMPLES)
def test_举的例子属于这一类(county: Assistant, kind: str, question: str) -> None:
    assert county.understanding.kind(question) == kind


def test_每一类都举了例子() -> None:
    assert all(entry.get("examples") for entry in ENTRIES)


def test_最后一类什么都收(county: Assistant) -> None:
    assert county.understanding.kind("青松") == "about"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("还来得及反映问题吗", "period"),
        ("意见书寄到什么地方", "place"),
        ("咋联系你们", "phone"),
        ("初中操场够标准了没", "verdict"),
        ("小学班额上限多少人", "threshold"),
        ("乡镇有几个", "value"),
        ("是不是人人都能住校", "yes_no"),
        ("最悬的是哪个指标", "nearest"),
        ("小学和初中谁的老师多", "compare"),
    ],
)
def test_别的说法也认得(county: Assistant, question: str, kind: str) -> None:
    assert county.understanding.kind(question) == kind


def test_结论要有指标_没有就往下认(county: Assistant) -> None:
    assert county.understanding.kind("这事儿合格吗") == "yes_no"


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("花了多少钱", "money"),
        ("占百分之几", "percent"),
        ("几间教室", "room"),
        ("有多少平方米", "area"),
        ("一共几所", "school"),
        ("资助了多少人", "person"),
        ("公示几天", "day"),
        ("十个学生里大概几个住校", "percent"),
        ("查账查了几座学校", "school"),
        ("校车县里一年往里搭多少", "money"),
        ("接娃的班车一年贴好多钱", "money"),
        ("教室里冬天多少度", "度"),
        ("渔歌小学现在有几个崽", "person"),
    ],
)
def test_问的是什么单位(county: Assistant, question: str, unit: str) -> None:
    assert unit in county.understanding.kinds.units(question)


@pytest.mark.parametrize(
    ("question", "named"),
    [("当老师一年到手多少钱", True), ("资助了多少人", True), ("老师的绩效一共欠了多少", False), ("打多少", False)],
)
def test_单位是说出来的还是猜的(county: Assistant, question: str, *, named: bool) -> None:
    assert county.understanding.plan(question).unit_named is named


def test_日常不是日_年级不是年(county: Assistant) -> None:
    kinds = county.understanding.kinds
    assert "day" not in kinds.units("一年拨给学校多少日常开支")
    assert "year" not in kinds.units("实践周几年级去")


def test_没说单位就都可以(county: Assistant) -> None:
    assert county.understanding.kinds.units("联系电话") == ()


def test_单位表里的单位都存在() -> None:
    known = {kind for kind, *_ in UNITS.values()} | set(UNITS)
    for entry in read_yaml(LANGUAGE / "units.yaml"):
        assert set(entry["kinds"]) <= known, entry


def broken(tmp_path: Path, kinds: str, units: str = "- {kinds: [money], cues: 钱}\n") -> Path:
    (tmp_path / "kinds.yaml").write_text(kinds, "utf-8")
    (tmp_path / "units.yaml").write_text(units, "utf-8")
    (tmp_path / "cues.yaml").write_bytes((LANGUAGE / "cues.yaml").read_bytes())
    return tmp_path


def test_好的文件读得进(tmp_path: Path) -> None:
    kinds = Kinds(broken(tmp_path, "- {kind: value, expects: quantity, cues: 多少, examples: [多少]}\n"))
    assert kinds.by_name["value"].examples == ("多少",)
    assert kinds.units("花了多少钱") == ("money",)


@pytest.mark.parametrize(
    "kinds",
    [
        "- {kind: value, expects: quantity, cues: 多少, colour: red}\n",
        "- {kind: value, expects: number, cues: 多少}\n",
        "- {kind: value, expects: quantity}\n",
    ],
)
def test_键不对要说出是哪一类(tmp_path: Path, kinds: str) -> None:
    with pytest.raises(CorpusError, match="value") as fault:
        Kinds(broken(tmp_path, kinds))
    assert "kinds.yaml" in str(fault.value)
    assert "、".join(sorted(EXPECTS)) in str(fault.value)


def test_正则写错要说出来(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="正则式写错了"):
        Kinds(broken(tmp_path, "- {kind: value, expects: quantity, cues: '(多少'}\n"))
