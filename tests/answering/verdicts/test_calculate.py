"""Values, thresholds and verdicts on a made-up announcement with numbers of its own."""

from pathlib import Path

import pytest
from made_up import NOTICE, Open, OpenNotice, digits, told, with_more, write

from assistant.answering.assistant import Assistant
from assistant.types import Answer


def calculated(county: Assistant, question: str) -> Answer:
    answer = county.answer(question)
    assert answer.route == "calculator", answer.answer
    return answer


@pytest.mark.parametrize(
    ("question", "number", "quote"),
    [
        ("初中每百名学生骨干老师有多少", "1.31 人", "初中1.31人"),
        ("小学生均教学用房多大", "4.5 平方米", "4.5平方米"),
        ("小学每百名学生高学历老师几个", "4.36 人", "小学4.36人"),
    ],
)
def test_公示的值(county: Assistant, question: str, number: str, quote: str) -> None:
    answer = calculated(county, question)
    assert answer.status == "answered"
    assert number in answer.answer
    assert answer.citations[0].kind == "announcement"
    assert quote in answer.citations[0].quote


def test_两个学段都给(county: Assistant) -> None:
    answer = calculated(county, "每百名学生拥有骨干教师多少")
    assert {"1.05", "1.31"} <= {str(number) for number in digits(told(answer))}


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("小学多媒体教室标准是多少", "2.3 间以上"),
        ("初中骨干教师标准是多少", "1 人以上"),
        ("社会认可度要达到多少", "85%以上"),
        ("小学班额上限多少人", "不超过 45 人"),
        ("小学差异系数上限是多少", "不超过 0.50"),
        ("校际差异率要求多少", "低于 0.15"),
    ],
)
def test_标准的要求(county: Assistant, question: str, number: str) -> None:
    answer = calculated(county, question)
    assert answer.status == "answered"
    assert number in answer.answer
    assert {citation.kind for citation in answer.citations} == {"standard"}


@pytest.mark.parametrize(
    ("question", "verdict", "gap"),
    [
        ("小学多媒体教室达标吗", "未达标", "低于 0.12 间(5.22%)"),
        ("初中多媒体教室达标吗", "达标", "高出 0.21 间(8.75%)"),
        ("小学教学用房够标准吗", "达标", "正好等于标准"),
        ("初中高学历老师达标吗", "未达标", "低于 0.18 人(3.4%)"),
        ("社会认可度达标吗", "达标", "高出 3.4 个百分点"),
    ],
)
def test_达标没有_差多少(county: Assistant, question: str, verdict: str, gap: str) -> None:
    answer = calculated(county, question)
    assert answer.answer.startswith(f"{verdict}:")
    assert gap in answer.answer
    assert {citation.kind for citation in answer.citations} == {"announcement", "standard"}
    assert answer.working[0].result["verdict"] == ("met" if verdict == "达标" else "unmet")


def test_两个学段结论不同要分开说(county: Assistant) -> None:
    assert calculated(county, "高学历老师达标吗").answer.startswith("小学达标、初中未达标。")


def test_县平均说明不了每所学校(county: Assistant) -> None:
    answer = calculated(county, "初中多媒体教室达标吗")
    assert "没有公布各校数值和校际差异系数" in answer.answer
    assert answer.working[0].result["undisclosed"] == ["各校数值", "校际差异系数"]


@pytest.mark.parametrize("question", ["小学操场达标吗", "初中体育老师够标准吗", "小学多媒体教室差异系数达标吗"])
def test_没有公布就不判断(county: Assistant, question: str) -> None:
    answer = calculated(county, question)
    assert answer.status == "not_disclosed"
    assert answer.answer.startswith("公示没有公布")
    assert {citation.kind for citation in answer.citations} == {"standard"}


def test_只说达到规定的是公示称达标(county: Assistant) -> None:
    answer = calculated(county, "音乐美术教室达标吗")
    assert answer.answer.startswith("公示称达标,但没有给出可以核对的数值")
    assert answer.working[0].result["verdict"] == "claimed"


def test_对照的另一方一起说(open_folder: Open, tmp_path: Path) -> None:
    pay = "教师年平均工资10.52万元,比公务员高出0.21万元;班主任津贴每月500元。"
    notice = NOTICE.replace("教师工资高于公务员工资水平。", pay).replace(
        "义务教育学校教师平均工资收入高于公务员平均工资收入水平;", ""
    )
    answer = open_folder(write(tmp_path, notice=notice)).answer("老师挣得比公务员多还是少,差多少")
    assert "“教师年平均工资10.52万元,比公务员高出0.21万元”" in answer.answer
    assert "没有给出可以核对的数值" not in answer.answer


@pytest.mark.parametrize(
    ("question", "opening", "gap"),
    [
        ("小学班额53人达标吗", "不符合标准", "高出 8 人"),
        ("班额53人,初中合规吗", "不符合标准", "高出 3 人"),
        ("我孩子在小学,班额45人,超标吗", "符合标准", "正好等于标准"),
        ("假如小学每百名学生多媒体教室有2.9间,达标吗", "符合标准", "高出 0.6 间"),
        ("假如初中生均教学用房5.5平方米够标准吗", "不符合标准", "低于 0.3 平方米"),
    ],
)
def test_自己的数对照标准(county: Assistant, question: str, opening: str, gap: str) -> None:
    answer = calculated(county, question)
    assert answer.answer.startswith(f"{opening}。")
    assert gap in answer.answer
    assert answer.working[0].name == "judge_value"
    assert answer.working[0].result["assumed"] is True
    assert {citation.kind for citation in answer.citations} == {"standard"}


def test_离标准最近的(county: Assistant) -> None:
    answer = calculated(county, "初中哪项离标准最近")
    rows = answer.working[0].result["rows"]
    assert {row["level"] for row in rows} == {"junior"}
    assert rows[0]["indicator"] == "L1"
    assert "5.12 人" in answer.answer


def test_没达标的指标(county: Assistant) -> None:
    answer = calculated(county, "哪些指标没达标")
    assert "有 2 项" in answer.answer
    assert "(L1)" in answer.answer
    assert "(L7)" in answer.answer


def test_没公布的指标_项数与清单一致(county: Assistant) -> None:
    answer = calculated(county, "哪些指标没有公布数据")
    rows = answer.working[0].result["rows"]
    assert f"有 {len(rows)} 项" in answer.answer
    assert all(f"({row['indicator']})" in answer.answer for row in rows)


@pytest.mark.parametrize("question", ["2011年小学多媒体教室达标吗", "2011年小学每百名学生多媒体教室几间"])
def test_不是公示的年份(county: Assistant, question: str) -> None:
    answer = county.answer(question)
    assert answer.status == "not_disclosed"
    assert "2.18" not in answer.answer


@pytest.mark.parametrize("question", ["小学骨干教师标准是多少平方米", "初中多媒体教室要投入多少钱才达标"])
def test_单位对不上就不拿标准的数凑(county: Assistant, question: str) -> None:
    answer = county.answer(question)
    assert not any(call.name == "indicator_threshold" for call in answer.working)


def test_两个学段相比(county: Assistant) -> None:
    answer = calculated(county, "小学和初中的多媒体教室每百名学生相差多少")
    assert "0.43 间" in answer.answer
    call = answer.working[0]
    assert (call.name, call.arguments["operation"]) == ("compute", "compare")
    assert call.result["steps"] == "2.18 − 2.61 = -0.43"


def test_问谁多不答是不是(county: Assistant) -> None:
    answer = county.answer("小学和初中谁的多媒体教室多")
    assert not answer.answer.startswith(("是的", "不是"))


def test_数字前后空一格(county: Assistant) -> None:
    assert "面积 7.5 平方米" in county.answer("操场小学生均多少平方米").answer


def test_只说在多少以内的_不说正好等于(open_notice: OpenNotice) -> None:
    county = open_notice("within", with_more("(五)规模。全县没有超过2000人的学校。\n"))
    answer = told(county.answer("学校规模达标吗"))
    assert "达标" in answer
    assert "正好等于" not in answer
