"""A number or a verdict that a question asserts is held against the documents: right first, then the rest."""

from decimal import Decimal
from pathlib import Path

import made_up
import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.premise_words import PremiseWords
from assistant.errors import CorpusError
from assistant.text.quantities import find_quantities
from assistant.types import Answer

WORDS = PremiseWords(made_up.SHIPPED / "language" / "premise.yaml")


def holds(answer: Answer) -> bool | None:
    return next((call.result["holds"] for call in answer.working if "holds" in call.result), None)


@pytest.mark.parametrize(
    ("question", "comparator"),
    [
        ("专任教师有700人吗", ">="),
        ("专任教师有700人吧", "="),
        ("操场人均过15平方米了没", ">"),
        ("班额超过五十人吗", ">"),
        ("班额没超过50人吧", "<="),
        ("初中的班有没有超过50人的", ">"),
        ("满意度连90%都没到吧", "<"),
        ("小学生均不到5平方米吧", "<"),
        ("录播教室有5间以上吗", ">="),
        ("一个班规定45人以内,对吧", "<="),
    ],
)
def test_数前后的词定怎么比(question: str, comparator: str) -> None:
    quantity = find_quantities(question, chinese=True)[0]
    assert WORDS.claim(question, quantity).comparator == comparator


def test_去掉所说的数_就是一个问句() -> None:
    question = "听说专任教师只有600人,是吧"
    assert WORDS.claim(question, find_quantities(question)[0]).question == "专任教师多少人"


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("不是说专任教师有600人吗", "专任教师有多少人"),
        ("不是才八成吗,怎么就过了", "多少"),
    ],
)
def test_不是说_吗_里说的就是断言(question: str, wanted: str) -> None:
    claim = WORDS.claim(question, find_quantities(question, chinese=True)[0])
    assert wanted in claim.question
    assert not claim.question.startswith("不是")


@pytest.mark.parametrize(
    ("question", "right", "number"),
    [
        ("老百姓满意的才七成吧", False, "88.4%"),
        ("满意度只有58.4%吧", False, "88.4%"),
        ("满意度是88.4%,没错吧", True, "88.4%"),
        ("满意度有没有八成五以上", True, "88.4%"),
        ("初中多媒体教室每百人2.18间,是不是这个数", False, "2.61 间"),
        ("小学人均教学用房过5平方米了没", False, "4.5 平方米"),
        ("小学每百人有2间以上多媒体教室吗", True, "2.18 间"),
        ("国家要求小学每百人2.8间多媒体教室,对不对", False, "2.3 间"),
        ("满意度标准是90%吧", False, "85%"),
    ],
)
def test_指标的数先说对不对(county: Assistant, question: str, right: bool, number: str) -> None:
    answer = county.answer(question)
    assert holds(answer) is right, answer.answer
    assert number in answer.answer.split("。")[0]


@pytest.mark.parametrize(
    ("question", "right", "number"),
    [
        ("专任教师有800人吗", False, "712"),
        ("专任教师有700人吗", True, "712"),
        ("近三年招了96名老师,是这个数吧", False, "86"),
    ],
)
def test_别的数由检索找到再比(county: Assistant, question: str, right: bool, number: str) -> None:
    answer = county.answer(question)
    assert holds(answer) is right, answer.answer
    assert answer.working[0].name == "check_number"
    assert number in answer.answer


@pytest.mark.parametrize(
    ("question", "right"), [("小学多媒体教室没达标吧", True), ("初中骨干教师没达标,要补吧", False)]
)
def test_以为的结论也先说对不对(county: Assistant, question: str, right: bool) -> None:
    answer = county.answer(question)
    assert holds(answer) is right
    assert answer.answer.startswith("是的,未达标" if right else "不是,达标")


def test_问结论而数没说错_照常给结论(county: Assistant) -> None:
    answer = county.answer("满意度88.4%,符合规定吗")
    assert answer.answer.startswith("达标")


def test_自己假设的数不当作断言(county: Assistant) -> None:
    assert county.answer("我孩子初中班额53人,这合规吗").working[0].name == "judge_value"


@pytest.mark.parametrize(
    ("question", "right"),
    [("小学和初中在校生加起来跟总数对得上吗", True), ("18所义务教育学校按小学初中加起来对不对得上", True)],
)
def test_各部分之和(county: Assistant, question: str, right: bool) -> None:
    answer = county.answer(question)
    assert answer.working[0].name == "check_sum"
    assert answer.working[0].result["holds"] is right


def test_加不上的说差多少(open_folder: made_up.Open, tmp_path: Path) -> None:
    notice = made_up.NOTICE.replace("初中3225人", "初中3205人")
    answer = open_folder(made_up.write(tmp_path, notice=notice)).answer("小学和初中在校生加起来等于总数吗")
    assert answer.working[0].result["holds"] is False
    assert "相差 20 人" in answer.answer


@pytest.mark.parametrize(
    ("stated", "said", "comparator", "right"),
    [
        ("3547.27", "3547", "=", True),
        ("3547.27", "3548", "=", False),
        ("49", "50", ">", False),
        ("50", "50", ">=", True),
    ],
)
def test_少说几位小数不算错(county: Assistant, stated: str, said: str, comparator: str, right: bool) -> None:
    operand = {"label": "甲", "value": Decimal(stated), "unit": "元", "document": "notice", "start": 0, "end": 3}
    outcome = county.toolbox.call("check_number", stated=operand, value=Decimal(said), unit="元", comparator=comparator)
    assert outcome.result["holds"] is right


def test_写错的比较词说清楚在哪个文件(tmp_path: Path) -> None:
    text = (made_up.SHIPPED / "language" / "premise.yaml").read_text("utf-8")
    (tmp_path / "premise.yaml").write_text(text.replace('{sign: ">", before', '{sign: "?", before'), "utf-8")
    with pytest.raises(CorpusError, match="sign"):
        PremiseWords(tmp_path / "premise.yaml")


def test_两个学段都有上限的_看大的那个(open_folder: made_up.Open, tmp_path: Path) -> None:
    notice = made_up.NOTICE.replace("教师培训完成率达100%;", "小学最大班额44人,初中最大班额49人;")
    answer = open_folder(made_up.write(tmp_path, notice=notice)).answer("班额超过50人吗")
    assert holds(answer) is False
    assert "49 人" in answer.answer


def test_每百人的百不是所说的数(county: Assistant) -> None:
    answer = county.answer("初中一百个学生有3.26间多媒体教室,是不是这个数")
    assert answer.working[0].arguments["value"] == "3.26"
    assert "2.61 间" in answer.answer


@pytest.mark.parametrize(
    "question",
    ["小学骨干教师的差异系数是0.31,对不对", "国家质量监测里数学的校际差异率是0.19,是吧"],
)
def test_说的是本县的数_不拿标准去否定(county: Assistant, question: str) -> None:
    answer = made_up.told(county.answer(question))
    assert not answer.startswith("不是"), answer


def test_说的是标准的数_照标准说(county: Assistant) -> None:
    assert made_up.told(county.answer("国家要求小学的差异系数不能超过0.6,对吗")).startswith("不是,标准要求")
