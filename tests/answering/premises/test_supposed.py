"""What a question supposes of numbers that it does not name, and what a rate or a mean gives (示例数据)."""

import made_up
import pytest
from made_up import Open, told

from assistant.answering.assistant import Assistant
from assistant.errors import CorpusError
from eval.metrics.accuracy import says_yes

MORE = (
    "(四)其他。2021年、2022年、2023年全县教育经费分别为3.5亿元、3.8亿元和4.2亿元。财政累计投入6000万元,其中新建校舍4000万元,"
    "添置设备2000万元。寄宿生占在校生的31.5%。残疾儿童随班就读25人、送教上门11人。\n"
    "(五)调查。学生满意度91.2%、家长满意度86.4%、教师满意度95.1%。\n"
)
LISTED = made_up.with_more(MORE)


@pytest.fixture(scope="module")
def county(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The made-up county with shares, years and groups."""
    return open_folder(made_up.write(tmp_path_factory.mktemp("supposed"), notice=LISTED))


@pytest.mark.parametrize(
    ("question", "holds", "shown"),
    [
        ("初中生占义务教育学生的一半以上吗", False, "34.9%"),
        ("小学生有没有超过义务教育学生总数的一半", True, "65.1%"),
        ("初中生占义务教育学生的三成以上,对吧", True, "34.9%"),
        ("寄宿生占在校生的比例超没超过四分之一", True, "31.5%"),
        ("寄宿生占在校生的比例不到三成吧", False, "31.5%"),
        ("寄宿生占在校生的比例够没够三成五", False, "31.5%"),
        ("寄宿生占在校生的比例到没到三成一", True, "31.5%"),
        ("投的6000万,一半以上都拿去建校舍了吧", True, "66.67%"),
        ("随班就读的人数少于送教上门的,这话对吗", False, "25"),
        ("送教上门的没有随班就读的多吧", True, "11"),
        ("家长满意度不比教师满意度低吧", False, "86.4"),
        ("2023年教育经费比2022年多吗", True, "4.2"),
        ("满意度最低的是家长吗", True, "86.4"),
        ("满意度最高的是学生,对不对", False, "95.1"),
    ],
)
def test_说得对不对_拿公示的数来答(county: Assistant, question: str, holds: bool, shown: str) -> None:
    answer = county.answer(question)
    assert answer.status == "answered"
    assert says_yes(answer) is holds, answer.answer
    assert shown in told(answer)
    assert answer.answer.startswith("是的" if holds else "不是")


@pytest.mark.parametrize("question", ["寄宿生占在校生的百分之几", "随班就读和送教上门各多少人"])
def test_不是在问对不对的_不判(county: Assistant, question: str) -> None:
    assert says_yes(county.answer(question)) is None


def test_说一半却没有可比的数_不说是也不说不是(county: Assistant) -> None:
    answer = county.answer("青松小学综合楼的钱占了总投资的一大半吗")
    assert says_yes(answer) is None
    assert not answer.answer.startswith(("是的", "不是"))


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("2021、2022、2023三年的教育经费一共多少", "合计 11.5 亿元(3.5 + 3.8 + 4.2 = 11.5)"),
        ("2023年和2021年比,教育经费涨了百分之几", "增长 20%((4.2 − 3.5) ÷ 3.5 = 20%)"),
        ("新建校舍的钱,在新建校舍、添置设备两笔投入里占多大比例", "约占 66.7%(4000 ÷ (4000 + 2000) ≈ 66.67%)"),
        (
            "用人均数乘初中在校生,推算全县初中的教学及辅助用房有多少平方米",
            "推算约 19414.5 平方米(6.02 × 3225 = 19414.5)",
        ),
        ("调查问卷要是只收回90%,那是多少份", "推算约 1620 份(1800 × 90% = 1620)"),
        ("按31.5%推算,寄宿生有多少人", "推算约 2911 人(9240 × 31.5% = 2910.6)"),
    ],
)
def test_推算的数_带算式(county: Assistant, question: str, opening: str) -> None:
    answer = county.answer(question)
    assert told(answer).startswith(f"{opening}。"), answer.answer


def test_公示没有的年份_不拿别的年份凑(county: Assistant) -> None:
    assert "合计" not in county.answer("2019年和2020年的教育经费一共多少").answer


def test_词表写错了_说出是哪个文件(tmp_path_factory: pytest.TempPathFactory) -> None:
    from assistant.answering.premises.supposed import SupposedWords

    path = tmp_path_factory.mktemp("words") / "supposed.yaml"
    path.write_text("tags: 吗\n", "utf-8")
    with pytest.raises(CorpusError, match="应当正好有") as fault:
        SupposedWords(path)
    assert "supposed.yaml" in str(fault.value)
