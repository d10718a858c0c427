"""Which of the numbers of one clause is told, and in what other measure word it may stand."""

from pathlib import Path

import made_up
import pytest
from made_up import OpenNotice, told

from assistant.answering.assistant import Assistant
from assistant.answering.places.beside_others import grades_in
from assistant.answering.places.choice import Choice
from assistant.errors import CorpusError

MORE = (
    "(四)其他。建有学生公寓9栋,每间不超过8人。校车27辆,全年开出960车次。全县近视率为44.3%,比上年下降2.7个百分点。"
    "留守儿童1530人,其中父母双方均外出的612人。符合交流条件的教师340人,实际交流51人。发放问卷1800份,收回1760份。"
    "随迁子女占41.6%,来自17个省份。督导提出问题214个,已改198个。全县没有超过2000人的学校,最大的初中在校生1730人。"
    "山区学校津贴按远近每月300元、500元、800元。教学点6个。八年前小学生为7040人。\n"
    "(五)再说几条。修缮校舍共投入7430万元,其中省级救灾资金2600万元、县财政3980万元。心理健康教师26人,其中专职9人、兼职17人。"
    "三至六年级书面作业每天不超过60分钟,初中不超过90分钟。配生活老师45名,大约每60名寄宿生有1名。"
    "食堂抽检样品参差不齐,合格率介于91.2%和98.7%之间。七项指标逐校核算,合格23所,不合格2所。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    """The made-up county with clauses that hold several numbers."""
    return open_notice("choice", made_up.with_more(MORE))


@pytest.mark.parametrize(
    ("question", "shown", "hidden"),
    [
        ("一间宿舍最多睡几个", "8人", "9栋"),
        ("学生公寓一共几栋", "9栋", "8人"),
        ("近视率下降了几个百分点", "2.7", ""),
        ("近视率是多少", "44.3", ""),
        ("留守儿童里爸妈双双外出的有多少人", "612", "1530"),
        ("留守儿童有多少人", "1530", ""),
        ("真正去交流的教师几名", "51", "340"),
        ("问卷发出去多少张", "1800", "1760"),
        ("发出去的问卷收回来多少张", "1760", "1800"),
        ("最远的山区学校津贴一个月多少钱", "800", "300"),
        ("山区学校津贴最低的多少钱", "300", "800"),
        ("随迁子女的老家有多少个省", "17", "41.6"),
        ("提出的问题改了几个", "198", "214"),
        ("小学加初中一共多少所", "18", "11所"),
        ("修缮校舍省里给了多少钱", "2600", "7430"),
        ("修缮校舍县里自己掏了多少钱", "3980", "7430"),
        ("专门做心理辅导、不兼别的课的老师有几个", "9人", "26"),
        ("四年级书面作业每天最多写多久", "60分钟", "90"),
        ("照看寄宿生的生活老师有几名", "45名", "60名"),
        ("食堂抽检样品的合格率最高多少", "98.7", ""),
    ],
)
def test_一句里几个数_答问的那个(county: Assistant, question: str, shown: str, hidden: str) -> None:
    answer = told(county.answer(question))
    assert shown in answer
    assert not hidden or hidden not in answer.split("。")[0], answer


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("全县小学几间", "11所"),
        ("教学点有几处", "6个"),
        ("校车全年跑了多少趟", "960车次"),
        ("全县小学在校生有几千", "6015"),
    ],
)
def test_量词不同_数的是同一样(county: Assistant, question: str, shown: str) -> None:
    assert shown in told(county.answer(question))


def test_有问的单位就不用别的(county: Assistant) -> None:
    assert "6间" in told(county.answer("青松小学录播教室几间"))


def test_别的学段的数不当作答案(county: Assistant) -> None:
    answer = county.answer("八年前初中生有多少人")
    assert answer.status == "not_disclosed", told(answer)
    assert "7040" in told(county.answer("八年前小学生有多少人"))


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("多大的雪就停课", ()),
        ("操场多大", ("area",)),
        ("老师平均多大年纪", ("岁",)),
        ("储备了多少口罩", ()),
        ("全县有多少口人", ("person", "person-time")),
        ("十个学生里大概几个住校", ("percent", "point")),
        ("收了几多份", ("份",)),
    ],
)
def test_问的单位(county: Assistant, question: str, units: tuple[str, ...]) -> None:
    assert county.understanding.units(question) == units


@pytest.mark.parametrize(
    ("question", "asks"),
    [("学生少了多少", True), ("入学率提高了几个点", True), ("学生有多少", False), ("至少多少间教室", False)],
)
def test_问的是变化(county: Assistant, question: str, asks: bool) -> None:
    assert county.retrieval.evidence.choice.asks_change(question) is asks


def test_写错的文件说出名字(tmp_path: Path) -> None:
    (tmp_path / "choice.yaml").write_text("change: '('\n", "utf-8")
    with pytest.raises(CorpusError, match=r"choice\.yaml"):
        Choice(tmp_path / "choice.yaml")


@pytest.mark.parametrize(
    ("words", "grades"),
    [
        ("三至六年级每天", "三四五六"),
        ("一、二年级不留", "一二"),
        ("初二数学", "八"),
        ("八年级数学", "八"),
        ("全县", ""),
    ],
)
def test_年级_连着说的都算(words: str, grades: str) -> None:
    assert grades_in(words) == set(grades)
