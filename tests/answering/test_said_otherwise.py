"""What a question says in other words than the announcement: the place that search finds is believed."""

import made_up
import pytest
from made_up import told

from assistant.answering.assistant import Assistant
from assistant.settings import Settings

MORE = (
    "(四)其他。配备校医18人、专职心理教师26人。运行校车19辆,每车配1名照管员,校车由县公交公司统一运营。"
    "寄宿生晚上十点熄灯。学生饮水每季度检测一次。教师在教学点任教满三年,晋升高级职称不受岗位比例限制。"
    "中等职业学校助学金资助学生230人。冬季教室温度保持在18摄氏度以上。乡村教师年均收入9.6万元。"
    "适龄残疾儿童少年88人,入学率96.6%,另有外来随迁子女64人。班线客车票价1元。县里打深井9眼。\n"
    "(五)存在不足。\n"
    "1.有3所学校补建音乐教室12间,投入640万元,2026年10月底前完工。\n"
    "2.两个乡英语教师仍不够用,目前靠县城教师每周走教一次。\n"
)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The made-up county with what parents ask about, and the default model: without it only words tell."""
    folder = made_up.write(tmp_path_factory.mktemp("otherwise"), notice=made_up.with_more(MORE))
    return Assistant.open(Settings(data_dir=tmp_path_factory.mktemp("data")), folder)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("学校里专门做心理辅导的老师全县几个", "26"),
        ("接送娃的大巴有几台", "19"),
        ("接娃的车是谁家在跑", "公交公司"),
        ("住校的娃晚上几点关灯", "十点"),
        ("学校喝的水多久化验一回", "每季度"),
        ("在村里教几年能评高级不占名额", "三年"),
        ("冬天教室里多少度", "18"),
        ("乡下当老师一年到手多少", "9.6"),
        ("学生坐班线客车的车票多少钱", "1元"),
        ("县里一共打了几口深井", "9"),
        ("残疾娃进了学堂的占几成", "96.6%"),
        ("补建的音乐教室哪天完工", "10月底"),
        ("县城老师多长时间下来教一回英语", "每周"),
    ],
)
def test_换了说法也认得(county: Assistant, question: str, shown: str) -> None:
    assert shown in told(county.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "县里上职高的有多少人",  # only those who got aid
        "校车早上几点发车",  # no time of day
        "校车公司的老板是谁",  # who runs it, but not the name
        "学校里住校的占多少",  # the standard speaks of schools without boarders
        "上幼儿园的小朋友总数有多少",  # schools are no children
    ],
)
def test_说的不是这一样就不答(county: Assistant, question: str) -> None:
    assert county.answer(question).status == "not_disclosed", told(county.answer(question))


def test_一句里说全的_不再说第二遍(shipped: Assistant) -> None:
    assert told(shipped.answer("初中编班按多少人")).count("50人") == 1
