"""Questions about several indicators at once: what became of them, how near they are, what is open."""

import made_up
import pytest
from made_up import OpenNotice, told

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation
from assistant.types import Answer


def ask(county: Assistant, question: str) -> Answer:
    answer = county.answer(question)
    assert answer.route == "calculator", answer.answer
    return answer


def ids(answer: Answer) -> list[str]:
    return [row["indicator"] for row in answer.working[0].result["rows"]]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("哪些指标没达标", ["L1", "L7"]),
        ("小学没达标的有哪些", ["L7"]),
        ("初中哪几项不合格", ["L1"]),
        ("社会认可度这方面哪些达标", ["S1"]),
        ("政府保障15项里哪些给了数字", ["G9"]),
        ("教育质量哪几项有数据", ["Q1"]),
        ("政府保障哪几条只有说法没有数字", ["G3", "G8", "G11"]),
    ],
)
def test_按方面_学段和结论列出指标(county: Assistant, question: str, expected: list[str]) -> None:
    answer = ask(county, question)
    assert ids(answer) == expected
    assert answer.working[0].name == "audit_rows"
    assert f"{len(expected)} 项" in answer.answer.split("。")[0]


@pytest.mark.parametrize("question", ["都达标的学校有几所", "达标的学校有多少个", "过关的学校占几成"])
def test_问学校的不数指标(county: Assistant, question: str) -> None:
    assert all(outcome.name != "audit_rows" for outcome in county.answer(question).working)


def test_找不到数据的是没有公布的(county: Assistant) -> None:
    answer = ask(county, "政府保障里哪些项找不到数据")
    assert answer.working[0].result["rows"]
    assert "没有公布" in answer.answer


def test_没达标的说差多少(county: Assistant) -> None:
    answer = told(ask(county, "哪两项没达标,分别差多少"))
    assert "低于 0.12 间" in answer
    assert "低于 0.18 人" in answer


def test_没有公布的之外_也说有几项只有说法(county: Assistant) -> None:
    answer = ask(county, "哪些指标没有公布数据")
    assert {call.result["verdict"] for call in answer.working} == {"undisclosed", "claimed"}


def test_列出一个学段的全部数值_每个都有出处(county: Assistant) -> None:
    answer = ask(county, "七项指标初中分别是多少,列一下")
    assert all(number in answer.answer for number in ("5.12 人", "1.31 人", "6.02 平方米", "2.61 间"))
    assert "4.36" not in answer.answer
    assert {citation.kind for citation in answer.citations} == {"announcement"}


@pytest.mark.parametrize(
    ("question", "indicator", "level"),
    [
        ("哪项离标准最近", "L4", "primary"),
        ("小学哪项余量最小", "L4", "primary"),
        ("初中哪一项高出标准最多", "L2", "junior"),
        ("小学哪项离标准差得最多", "L7", "primary"),
    ],
)
def test_按占标准的百分比排列(county: Assistant, question: str, indicator: str, level: str) -> None:
    first = ask(county, question).working[0].result["rows"][0]
    assert (first["indicator"], first["level"], first["rank"]) == (indicator, level, 1)


def test_要前两名就给两名(county: Assistant) -> None:
    answer = told(ask(county, "初中七项按超出标准的百分比从大到小排,前两名是哪些"))
    assert "1.31 人" in answer
    assert "第 2 是" in answer


def test_还缺什么_先说缺的再引标准(county: Assistant) -> None:
    answer = ask(county, "资源配置除了县平均数,还该看却没公布的是什么")
    assert "校际差异系数" in answer.answer.split("。")[0]
    assert "0.50" in answer.answer
    assert {citation.kind for citation in answer.citations} == {"standard"}


def test_没有公布到学校的说没有公布(county: Assistant) -> None:
    assert ask(county, "七项指标有没有公布到每一所学校").status == "not_disclosed"


def test_以为全部达标的_点出没达标的(county: Assistant) -> None:
    answer = ask(county, "既然七项全部达标,还改什么吗")
    assert answer.working[0].result["holds"] is False
    assert answer.answer.startswith("不是。")
    assert "2.18 间" in answer.answer


def test_问一项指标的_不当作问一批(county: Assistant) -> None:
    assert ask(county, "小学多媒体教室达标吗").working[0].name == "evaluate_indicator"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("教师工资不低于公务员这一项判成什么", "claimed"),
        ("音乐美术教室那项是给了数字还是光说达标", "claimed"),
        ("特殊教育生均公用经费这条怎么判", "undisclosed"),
        ("社会认可度这项的结论站得住吗", "met"),
    ],
)
def test_问状态的按审核的结论答(county: Assistant, question: str, verdict: str) -> None:
    answer = ask(county, question)
    assert {call.result.get("verdict") for call in answer.working if call.result.get("verdict")} == {verdict}
    assert answer.status == ("not_disclosed" if verdict == "undisclosed" else "answered")


@pytest.mark.parametrize(
    "question",
    [
        "小学多媒体教室国家要求多少,我们县是多少",
        "小学多媒体教室标准几间,示例县差多少",
        "小学每百名学生多媒体教室几间,国家要求是多少",
    ],
)
def test_要求和实际一起问_都给(county: Assistant, question: str) -> None:
    answer = told(ask(county, question))
    assert all(number in answer for number in ("2.18 间", "2.3 间", "0.12 间"))


@pytest.mark.parametrize("question", ["资源配置七项小学都过了吗", "资源配置七项小学都达标了没"])
def test_都过了没_逐项看(county: Assistant, question: str) -> None:
    plain = told(county.answer("资源配置七项小学都达标了吗"))
    assert told(county.answer(question)) == plain


@pytest.mark.parametrize("question", ["所有指标都达标了吗", "是不是全部达标", "每项指标都合格吗", "指标都过关了没有"])
def test_不说几项_就是全部指标(county: Assistant, question: str) -> None:
    assert told(county.answer(question)) == told(county.answer("32项指标都达标了吗"))


def test_不是都达标的_没达标的几项也有依据(county: Assistant) -> None:
    answer = county.answer("资源配置七项不是全都达标了吗,那还整改个啥")
    assert answer.answer.startswith("不是。")
    assert any(call.arguments.get("verdict") == "unmet" for call in answer.working)
    assert "未达标的有 2 项" in answer.answer


def test_公示自己数了几项达标_也照原话说(open_notice: OpenNotice) -> None:
    county = open_notice("counted", made_up.with_more("(五)小结。政府保障程度15项中13项达标,2项待改进。\n"))
    answer = ask(county, "政府保障程度有几项达标了")
    assert "公示自己写的是:“政府保障程度15项中13项达标”" in told(answer)
    assert any("13项达标" in citation.quote for citation in answer.citations)


def test_没达标的_照公示原话说是哪所学校(open_notice: OpenNotice) -> None:
    county = open_notice(
        "written", made_up.with_more("(五)问题。晴川小学在校生2214人,超出2000人的上限,定于2026年9月前分流。\n")
    )
    listed, single = ask(county, "政府保障程度哪几项没达标"), ask(county, "学校规模这一条过了没有")
    assert all("晴川小学在校生2214人,超出2000人的上限" in told(answer) for answer in (listed, single))
    assert {call.result["verdict"] for call in single.working if "verdict" in call.result} == {"unmet"}
    assert "214 人" in told(ask(county, "晴川小学超了多少人"))
    both = ask(county, "政府保障里哪一项没达标,具体是哪所学校")
    assert "学校规模(G4)" in told(both)
    assert "晴川小学在校生2214人" in told(both)


def test_两样一起问_一样缺就是没达标(open_notice: OpenNotice) -> None:
    """音乐、美术教室 are two conditions of one indicator: what one of them lacks decides for both."""
    county = open_notice(
        "rooms", made_up.with_more("(五)问题。政府保障15项达标14项,未达标1项,为2所学校各缺1间美术教室。\n")
    )
    answer = told(county.answer("音乐美术教室达标吗"))
    assert answer.startswith("未达标")
    assert "各缺1间美术教室" in answer


@pytest.mark.parametrize("question", ["哪些没达标", "哪里没达标", "有没有没达标的地方", "咱们县哪些没达标"])
def test_不说指标_也问的是指标(county: Assistant, question: str) -> None:
    assert ids(ask(county, question)) == ["L1", "L7"]


def test_说了别的东西的_不当作问指标(county: Assistant) -> None:
    assert all(outcome.name != "audit_rows" for outcome in county.answer("食堂有没有不合格的地方").working)


def test_哪项最悬_不用说是哪几项(county: Assistant) -> None:
    assert told(ask(county, "哪项最悬")) == told(ask(county, "32项里哪项最悬"))


def test_没有一项未达标的_不说不是(county: Assistant) -> None:
    answer = ask(county, "政府保障15项都达标了吗")
    assert answer.answer.startswith("还不能这么说。")
    assert answer.working[0].result["holds"] is False


def test_过了几项_没过哪项_两样都答(county: Assistant) -> None:
    answer = told(ask(county, "32项过了几项,没过的是哪几项"))
    assert "未达标的有 2 项" in answer
    assert "达标的有" in answer.split("未达标", 1)[1]


def test_都有数的_不说没有没有(county: Assistant) -> None:
    assert "每一项公示都给出了数值" in told(ask(county, "社会认可度这方面哪些没有数值"))


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        (("政府保障15项都达标了吗", "哪些没公布"), "政府保障程度 15 项指标里"),
        (("教育质量九项过了几项", "哪几项没给数"), "教育质量 9 项指标里"),
        (("教育质量哪几项没给数", "政府保障的呢"), "政府保障程度 15 项指标里"),
        (("小学七项都达标吗", "哪项最悬", "初中的呢"), "余量最小的是示例县初中"),
    ],
)
def test_接着问的还是那几项(county: Assistant, turns: tuple[str, ...], first: str) -> None:
    conversation = Conversation()
    answer = [county.answer(turn, conversation) for turn in turns][-1]
    assert told(answer).startswith(first)


@pytest.mark.parametrize(
    "question",
    ["小学多媒体教室标准是多少,我们达到了吗", "小学多媒体教室要求几间,到了没有", "够了吗,小学多媒体教室国家要求多少"],
)
def test_要求和达没达到一起问_给出结论(county: Assistant, question: str) -> None:
    answer = ask(county, question)
    assert {call.result.get("verdict") for call in answer.working} == {"unmet"}
    assert all(number in told(answer) for number in ("2.18 间", "2.3 间"))


@pytest.mark.parametrize("question", ["小学多媒体教室多少间才达标", "小学多媒体教室标准是多少,多少间算过关"])
def test_只问要求的_不下结论(county: Assistant, question: str) -> None:
    assert all("verdict" not in call.result for call in county.answer(question).working)


def test_均值都达标_有学校没达标的_另外说明(open_notice: OpenNotice) -> None:
    notice = made_up.with_more("(五)不足。第一小学操场偏小,生均运动面积只有6.9平方米,未达标准。\n")
    notice = notice.replace("初中5.12人", "初中5.62人").replace("小学2.18间", "小学2.38间")
    answer = told(ask(open_notice("one_school", notice), "哪些没达标"))
    assert "没有按公示给出的数未达标的" in answer
    assert "公示另外写到:“" in answer
    assert "6.9平方米,未达标准" in answer


@pytest.mark.parametrize("question", ["32项里政府保障占几项、教育质量占几项", "政府保障和教育质量各有几项"])
def test_几个方面各有几项指标(county: Assistant, question: str) -> None:
    answer = told(county.answer(question))
    assert "政府保障程度有15项指标" in answer
    assert "教育质量有9项指标" in answer
