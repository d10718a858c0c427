"""The rest of a whole, a told number with one that a follow-up names, means of what was told (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice, told

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation

MORE = (
    "(四)其他。全县适龄残疾儿童少年120人,已入学114人。2024年排查隐患88处,整改到位81处。\n"
    "(五)招聘。2022年、2023年、2024年教育支出分别为3.5亿元、3.8亿元和4.2亿元。各群体满意率依次为家长86.4%、学生91.2%、教师95.1%。\n"
    "(六)近视。学生近视率由2023年的49.6%降至2024年的48.3%、2025年的46.9%。2023年、2024年轮岗教师分别为31人、42人。2025年轮岗教师48人。\n"
    "(七)安排。2026年教师轮岗比例提高到25%,2026年8月底前改造厕所9所。\n"
    "(八)名册。留守儿童450人,孤儿38人。\n"
    "(十)毕业。2025年初中毕业生652人,升入高中阶段学校比例99.1%。\n"
    "(九)配餐。由企业配餐的学校4所。非本县户籍学生1200人。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    """The made-up county with wholes, parts and plans."""
    return open_notice("beside", made_up.with_more(MORE))


def talk(county: Assistant, *turns: str) -> str:
    conversation = Conversation()
    return [told(county.answer(turn, conversation)) for turn in turns][-1]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("适龄的残疾孩子,还没入学的有几个", "120 − 114 = 6"),
        ("查出来的隐患还剩几处没弄好", "88 − 81 = 7"),
        ("22年23年24年三年教育支出拢共多少", "3.5 + 3.8 + 4.2 = 11.5"),
        ("教育支出从2022年到2024年多了多少钱", "4.2 − 3.5 = 0.7"),
        ("家长满意的有百分之多少", "86.4%"),
        ("不用企业配餐的学校有几所", "− 4 ="),
        ("有本县户籍的学生是多少人", "− 1200 ="),
    ],
)
def test_只说一半的算法(county: Assistant, question: str, shown: str) -> None:
    assert shown in talk(county, question)


@pytest.mark.parametrize(
    ("turns", "shown"),
    [
        (("学生近视率比2023年低了多少",), "49.6 − 46.9 = 2.7"),
        (("近视的比前一年少了几个百分点",), "48.3 − 46.9 = 1.4"),
        (("2023年轮岗的老师有多少", "2024年呢", "连上2025年一共多少"), "31 + 42 + 48 = 121"),
        (("2023年轮岗的老师有多少", "后一年呢"), "42人"),
        (("2023年轮岗的老师有多少", "2024年呢", "比2023年多了多少"), "42 − 31 = 11"),
    ],
)
def test_几年的数(county: Assistant, turns: tuple[str, ...], shown: str) -> None:
    assert shown in talk(county, *turns)


def test_否定的是另一学段_不拿毕业生去减(county: Assistant) -> None:
    assert "− 652" not in talk(county, "毕业的初中生有多少没上高中")


def test_问有没有的不当作其余(county: Assistant) -> None:
    assert "−" not in talk(county, "残疾孩子入学了没有")


def test_接着问的占比和人均用刚才的数(county: Assistant) -> None:
    assert "114 ÷ 120" in talk(county, "适龄残疾儿童有多少人", "已经入学的占百分之几")
    assert "1184000 ÷ 2310" in talk(county, "义务教育资助了多少人次", "补助了多少钱", "那人均呢")


def test_什么也没提的追问留在那一句(county: Assistant) -> None:
    assert "2310" in talk(county, "义务教育学校补助资金多少", "多少人次")


@pytest.mark.parametrize("question", ["教师轮岗的比例是多少", "改造了几所厕所"])
def test_将来的数不是现在的数(county: Assistant, question: str) -> None:
    assert "25%" not in talk(county, question)
    assert "9所" not in talk(county, question)


def test_问将来的才用将来的数(county: Assistant) -> None:
    assert "9所" in talk(county, "到2026年8月要改造几所厕所")


@pytest.mark.parametrize("question", ["孤儿还有几个没上学", "没上学的孤儿有几个"])
def test_并列的两个数_不当整体和部分(county: Assistant, question: str) -> None:
    answer = county.answer(question)
    assert answer.status == "not_disclosed"
    assert "−" not in told(answer)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("谁的满意度最高", "最高的是"),
        ("满意度最低的是谁", "最低的是"),
        ("满意度最高的是哪类人", "最高的是"),
    ],
)
def test_问谁最满意_比各类人的数(county: Assistant, question: str, opening: str) -> None:
    first = talk(county, question).partition("。")[0]
    assert first.startswith(opening)
    assert ("95.1%" if "高" in opening else "86.4%") in first
