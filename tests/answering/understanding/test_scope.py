"""Whose and when: places elsewhere, the announcement's year, single schools and kinds of school."""

from pathlib import Path

import made_up
import pytest
from made_up import Open

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.scope import school_forms


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("库尔勒市小学达标吗", "库尔勒市"),
        ("浙江省的学生多少", "浙江省"),
        ("隔壁的和静县呢", "和静县"),
        ("上海有几所初中", "上海"),
        ("全省平均多少", "全省"),
        ("全国平均的多媒体教室几间", "全国平均"),
    ],
)
def test_别处的地方(county: Assistant, question: str, place: str) -> None:
    assert county.understanding.plan(question).elsewhere == (place,)


@pytest.mark.parametrize(
    "question",
    [
        "示例县小学达标吗",
        "我们县达标吗",
        "本县有多少学生",
        "全县小学几所",
        "城区小学几所",
        "县直小学几所",
        "省里什么时候来验收",
        "国家标准是多少",
        "县教育局电话",
        "转到别的县读书的孩子有多少",
        "从浙江省过来支教的老师几个",
        "城关那边有几所小学",
        "督学进县要看几天",
        "监测是不是县里自己出卷子",
        "缺一项也算过,听隔壁县校长讲的",
        "新小区的学校谁来建",
        "老城区的操场小,租的算不算",
    ],
)
def test_本县和泛指不算别处(county: Assistant, question: str) -> None:
    assert county.understanding.plan(question).elsewhere == ()


@pytest.mark.parametrize("question", ["库尔勒市小学多媒体教室达标吗", "浙江省有多少初中学生"])
def test_问别处就说只有本县的公示(county: Assistant, question: str) -> None:
    answer = county.answer(question)
    assert (answer.status, answer.citations) == ("not_disclosed", ())
    assert "示例县" in answer.answer


@pytest.mark.parametrize(
    ("question", "schools"),
    [
        ("三中有多少学生", ("三中",)),
        ("第三中学有多少学生", ("第三中学",)),
        ("第一中学和第二中学谁大", ("第一中学", "第二中学")),
        ("县一小达标吗", ("一小",)),
        ("青松小学录播教室几间", ("青松小学",)),
        ("育才中学有几间录播教室", ("育才中学",)),
        ("胜利小学操场达标吗", ("胜利小学",)),
        ("红星小学有几间录播教室", ("红星小学",)),
    ],
)
def test_单个学校(county: Assistant, question: str, schools: tuple[str, ...]) -> None:
    assert county.understanding.plan(question).schools == schools


@pytest.mark.parametrize(
    "question",
    [
        "乡镇小学几所",
        "农村小学几所",
        "中心小学几所",
        "九年一贯制学校几所",
        "县直小学几所",
        "寄宿制学校多少",
        "每所小学几间",
        "哪所小学最好",
        "百人以下小学几所",
        "小学中学各几所",
        "高中幼儿园几所",
        "我家附近的小学达标吗",
        "初一中考怎么样",
        "全县学校(不含幼儿园)几所",
        "教小学的和教中学的老师各几位",
        "人多的那俩小学怎么办",
        "刚上小学的孩子要不要写作业",
        "娃没上过幼儿园能报名吗",
        "初中分数线比小学的高3分是吧",
    ],
)
def test_一类学校不是单个学校(county: Assistant, question: str) -> None:
    assert county.understanding.plan(question).schools == ()


def test_校名的几种写法() -> None:
    assert set(school_forms("四中")) >= {"四中", "第四中学", "第四初级中学"}
    assert set(school_forms("第四中学")) >= {"第四中学", "四中"}
    assert set(school_forms("二小")) >= {"二小", "第二小学"}
    assert set(school_forms("三幼")) >= {"三幼", "第三幼儿园"}
    assert school_forms("青松小学") == ("青松小学",)


@pytest.mark.parametrize(
    ("question", "school"), [("第五中学多媒体教室多少间", "第五中学"), ("红星小学录播教室几间", "红星小学")]
)
def test_没写到的学校不用别处的数顶替(county: Assistant, question: str, school: str) -> None:
    answer = county.answer(question)
    assert (answer.status, answer.citations) == ("not_disclosed", ())
    assert school in answer.answer


def test_写到的学校照样回答(county: Assistant) -> None:
    assert "6间" in county.answer("青松小学录播教室几间").answer


def test_一口气说到的几所学校都算说到(open_folder: Open, tmp_path: Path) -> None:
    beside = "青松小学、石榴小学场地未到标准,缺口为1.3平方米。青松小学建成录播教室6间。"
    notice = made_up.NOTICE.replace("青松小学建成录播教室6间。", beside)
    answer = open_folder(made_up.write(tmp_path, notice=notice)).answer("青松小学场地缺口多大")
    assert answer.status == "answered"
    assert "1.3平方米" in answer.answer


def test_一个字的名词也能问(open_folder: Open, tmp_path: Path) -> None:
    notice = made_up.NOTICE.replace("83个行政村。", "83个行政村,另有大小岛9座。")
    plan = open_folder(made_up.write(tmp_path, notice=notice)).understanding.plan("一共几个岛")
    assert [term.word for term in plan.terms] == ["岛"]


def test_县名后面跟着学段不是校名(county: Assistant) -> None:
    assert county.answer("示例县小学多媒体教室达标吗").answer.startswith("未达标:")


def test_问的正是公示的年份(county: Assistant) -> None:
    assert county.answer("2025年小学多媒体教室达标吗").answer.startswith("未达标:")


def test_年份不对时说的是年份(county: Assistant) -> None:
    answer = county.answer("2019年小学多媒体教室达标吗")
    assert not any("2.18" in citation.quote for citation in answer.citations)


@pytest.fixture(scope="module")
def two(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """A second made-up county beside the first; its announcement is the older one."""
    other = (
        made_up.NOTICE.replace("示例县", "样本县")
        .replace("小学2.18间", "小学7.77间")
        .replace("初中5.12人", "初中6.12人")
    )
    folder = made_up.write(tmp_path_factory.mktemp("two"), other=other)
    about = made_up.ABOUT_NOTICE.replace("示例县", "样本县").replace("published: 2025-11-03", "published: 2025-10-03")
    (folder / "announcements" / "other.yaml").write_text(about, "utf-8")
    return open_folder(folder)


@pytest.mark.parametrize(
    "question", ["样本县的多媒体教室小学达标吗", "样本县哪些指标没达标", "样本县小学哪项离标准最近"]
)
def test_两个县时答的是点名的县(two: Assistant, question: str) -> None:
    answer = two.answer(question)
    assert answer.status == "answered"
    cited = {citation.document for citation in answer.citations if citation.kind == "announcement"}
    assert cited in ({"other"}, set())
    assert "示例县" not in answer.answer
