"""A place answers only with the sort of thing that a question wants, not with whatever else it tells of its subject."""

import shutil
from pathlib import Path

import made_up
import pytest
from made_up import place

from assistant.answering.assistant import Assistant
from assistant.answering.places.evidence import Candidate
from assistant.answering.places.wanted import Wanted, beyond
from assistant.documents.figures import figures
from assistant.documents.model import Description, Document
from assistant.errors import CorpusError

FILE = made_up.SHIPPED / "language" / "wanted.yaml"


def untold(county: Assistant, question: str, clause: str, *, kind: str = "announcement", support: float = 0.8) -> bool:
    """Whether a clause leaves out what is asked for."""
    wanted = Wanted(FILE, county.understanding.schools)
    return wanted.untold(county.understanding.plan(question), place(clause, kind=kind, support=support), clause)


@pytest.mark.parametrize(
    ("question", "missing", "told"),
    [
        ("图书馆早晨几点开门", "图书馆3座,每周开放5天", "图书馆每天8:30开放"),
        ("夏令营的饭费谁出", "夏令营每期20天,有学生300名", "夏令营食宿由县财政承担"),
        ("盲文课本谁编的", "发放盲文课本120册", "盲文课本由省教研室编写"),
        ("剩饭拉到哪里去", "食堂剩饭每天清理两次", "食堂剩饭运往沼气站"),
        ("新校长从哪里来", "新校长平均年龄41岁", "新校长从骨干教师中选拔"),
        ("借读要带什么证明", "借读学生66名,占学生的2%", "借读凭户口簿办理"),
        ("当巡河员要什么条件", "聘请巡河员12名", "巡河员须年满25岁"),
        ("流动教师教什么科目", "流动教师每周到校3天", "流动教师讲授物理和化学"),
        ("天文馆是哪年建的", "天文馆2023年更换座椅", "天文馆2019年落成"),
        ("天文馆哪个月完工", "2026年投入300万元改造天文馆", "天文馆2026年5月完工"),
        ("书法课一周几节", "每所学校配书法教师1名", "书法课每周2节"),
        ("辅导请的是退休老师还是大学生", "辅导覆盖93%的村", "辅导由退休教师承担"),
    ],
)
def test_要的是哪一种回答(county: Assistant, question: str, missing: str, told: str) -> None:
    assert untold(county, question, missing, support=0.5)
    assert not untold(county, question, told, support=0.5)


@pytest.mark.parametrize(
    ("question", "missing", "told"),
    [
        ("观测站是哪家公司装的", "观测站委托专业公司安装", "观测站由云帆科技公司安装"),
        ("研修去的是哪个大学", "每年选派教师到大学研修", "每年选派教师到南屏大学研修"),
        ("学农基地在哪个镇", "建成镇级学农基地4处", "学农基地建在白沙镇"),
        ("合唱团叫什么", "组建合唱团8个", "组建“云雀”合唱团"),
        ("三个分馆是哪三个", "建成分馆3个", "建成城东分馆、河口分馆和南岭分馆"),
        ("实验校是哪两所学校", "确定实验校2所", "确定青松小学、白桦小学为实验校"),
    ],
)
def test_问名字的要有名字(county: Assistant, question: str, missing: str, told: str) -> None:
    assert untold(county, question, missing)
    assert not untold(county, question, told)


def test_问题里已有的名字不算(county: Assistant) -> None:
    assert untold(county, "跟青松小学结对的学校叫什么", "青松小学与一所学校结对")


@pytest.mark.parametrize(
    ("question", "missing", "told"),
    [
        ("保育员一个月工资多少", "保育员另发交通补贴300元", "保育员月工资3200元"),
        ("码头离学校多远", "码头教学点有学生9人", "码头教学点距中心校6公里"),
        ("买一台净水器多少钱", "投入38万元购置净水器", "每台净水器4000元"),
        ("四十岁以下的教研员有几个", "教研员共37人", "40岁以下教研员11人"),
    ],
)
def test_数要是所问的那一种(county: Assistant, question: str, missing: str, told: str) -> None:
    assert untold(county, question, missing)
    assert not untold(county, question, told)


def test_问题自己说出的数不是回答(county: Assistant) -> None:
    clause = "新建观测站16个"
    one = place(clause)
    document = Document(id="notice", kind="announcement", text=clause, sha256="", description=Description())
    figure = figures(document, one.passage, county.corpus.lexicon)[0]
    counted = Candidate(one.passage, one.span, 0.0, one.signs, (), figure=figure, support=0.8)
    wanted = Wanted(FILE, county.understanding.schools)
    assert wanted.untold(county.understanding.plan("16个观测站里建在山上的有几个"), counted, clause)
    assert wanted.untold(county.understanding.plan("那9个观测站里有几个建在山上"), counted, clause)
    assert not wanted.untold(county.understanding.plan("观测站有几个"), counted, clause)


def test_标准自有说法_但不说县里的事(county: Assistant) -> None:
    rule = "国家对县(市、区)实地核查"
    assert not untold(county, "核查报告谁写", rule, kind="standard")
    assert untold(county, "国家哪天来验收", "按2017年的办法验收", kind="standard")
    assert not untold(county, "国家哪天来验收", "国家验收定于2027年5月")


@pytest.mark.parametrize("question", ["图书馆夜里开不开门", "图书馆周末开放,是真的吗", "图书馆有多少册书"])
def test_是非和别的问题另有办法(county: Assistant, question: str) -> None:
    assert not untold(county, question, "图书馆3座")


def test_除去问题里有的字() -> None:
    assert beyond("山顶观测站谁建", "山顶观测站由学校建") == "|由学校建"


@pytest.mark.model
def test_没说到的就是没有公布(county: Assistant) -> None:
    assert county.answer("新建综合楼的是哪家公司").status == "not_disclosed"
    assert county.answer("新建综合楼花了多少钱").status == "answered"


@pytest.mark.model
def test_问数的不答电话_问学校的不答地址(county: Assistant) -> None:
    assert county.answer("热线电话打过去多久有人回").status == "not_disclosed"
    assert county.answer("青松小学在哪条路").status == "not_disclosed"
    assert county.answer("教育局在哪条路").status == "answered"


def test_文件写错了说清楚(tmp_path: Path) -> None:
    broken = tmp_path / FILE.name
    shutil.copy(FILE, broken)
    broken.write_text(broken.read_text("utf-8").replace("    told:", "    tells:", 1), "utf-8")
    with pytest.raises(CorpusError, match="told"):
        Wanted(broken, lambda _: ())


def test_说了一个比例_没讲比例的不算(county: Assistant) -> None:
    question = "听说体质健康优良率没过50%"
    assert untold(county, question, "定期体检监测视力,增强学生体质,体质健康工作列入考核")
    assert not untold(county, question, "学生体质健康优良率为56.2%")


def test_公司自己的名字里有题中的字也算名字(county: Assistant) -> None:
    assert not untold(county, "校车归哪家公司管", "县政府购置校车58辆,由县通达校车公司运营")
    assert untold(county, "校车归哪家公司管", "县政府购置校车58辆,由公司运营")


def test_为啥不是问哪所学校(county: Assistant) -> None:
    assert not untold(county, "为啥初中的差异那么小", "由于初中只有2个评估单位,差异普遍较小")


@pytest.mark.parametrize(
    ("question", "missing", "told"),
    [
        ("教育局一把手是谁", "教育局主要领导任副组长,成立领导小组", "教育局局长马立军任组长"),
        ("县长是谁", "由县长牵头,成立领导小组", "县长:马立军"),
        ("结对帮扶的是哪几家的孩子", "结对帮扶孩子32名", "结对帮扶孩子32名,有张某、李某"),
        ("谁开接送车", "接送车41辆,免费乘坐", "接送车由客运公司运营"),
    ],
)
def test_问谁要有名有姓(county: Assistant, question: str, missing: str, told: str) -> None:
    assert untold(county, question, missing)
    assert not untold(county, question, told)


def test_组长是谁_说了由谁任就算(county: Assistant) -> None:
    assert not untold(county, "领导小组组长是谁", "由分管县领导任组长")


def test_问每一处_不用总数来答(county: Assistant) -> None:
    for question in ("每所学校有多少学生", "每个镇几所学校"):
        assert untold(county, question, "全县学校18所,学生9240人")
        assert not untold(county, question, "平均每所学校学生513人,每镇2所学校")
