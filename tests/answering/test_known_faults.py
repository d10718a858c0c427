"""Answers known to be wrong, expected to fail: one that is mended turns red here and moves to its own file."""

from datetime import date

import made_up
import pytest
from made_up import Open

from assistant.answering.assistant import Assistant
from assistant.answering.conversation import Conversation
from assistant.answering.scope import years
from assistant.types import Answer


def known(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)


# -- readers -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def drafted(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Beside the public announcement a newer draft of it that is for staff alone, with other numbers."""
    draft = made_up.NOTICE.replace("小学2.18间", "小学9.99间").replace("0900-7654321", "0900-1111111")
    folder = made_up.write(tmp_path_factory.mktemp("drafted"), draft=draft)
    about = made_up.ABOUT_NOTICE.replace("audience: public", "audience: staff").replace("2025-11-03", "2025-12-03", 1)
    (folder / "announcements" / "draft.yaml").write_text(about, "utf-8")
    return open_folder(folder)


@known("facts.py 的 announcement 取最新的公示,不看读者")
@pytest.mark.parametrize(
    "question", ["小学多媒体教室达标吗", "联系电话多少", "公示到哪天为止", "哪些指标没达标", "小学哪项离标准最近"]
)
def test_内部稿的数不给公众(drafted: Assistant, question: str) -> None:
    answer = drafted.answer(question)
    assert all(citation.document != "draft" for citation in answer.citations)
    assert "9.99" not in answer.answer
    assert "1111111" not in answer.answer


# -- places, schools, years --------------------------------------------------------------------------------------------


@known("scope.py 的 schools 把县名和学段连成校名")
def test_县名后面跟着学段不是校名(county: Assistant) -> None:
    assert county.answer("示例县小学多媒体教室达标吗").answer.startswith("未达标。")


@known("scope.py 的 schools 只认有生字的校名")
@pytest.mark.parametrize("school", ["红星小学", "育才中学", "实验小学", "星光幼儿园"])
def test_校名是常用词时也是单个学校(county: Assistant, school: str) -> None:
    assert county.understanding.plan(f"{school}有几间录播教室").schools == (school,)


@known("红星小学问到的是别的学校的数")
def test_不拿别的学校的数回答(county: Assistant) -> None:
    assert county.answer("红星小学录播教室几间").status == "not_disclosed"


@known("scope.py 的 _NUMBERED:初一中考里没有一中")
def test_初一中考不是一中(county: Assistant) -> None:
    assert county.understanding.plan("初一中考怎么样").schools == ()


@known("scope.py 的 _YEAR 把 2026-01-20 读作学年 2026-2001")
def test_日期不是学年() -> None:
    assert years("2026-01-20", date(2026, 3, 1)) == ("2026",)


@known("同上:问公示那一年的,说成没有公布")
def test_问的正是公示的年份(county: Assistant) -> None:
    assert county.answer("2025年小学多媒体教室达标吗").answer.startswith("未达标。")


@known("calculate.py 的 _unjudged 不提年份,把公示了的说成没有公布,还引着那个数")
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


@known("calculate.py 调用工具时不带问题点名的公示")
@pytest.mark.parametrize(
    "question", ["样本县的多媒体教室小学达标吗", "样本县哪些指标没达标", "样本县小学哪项离标准最近"]
)
def test_两个县时答的是点名的县(two: Assistant, question: str) -> None:
    answer = two.answer(question)
    assert answer.status == "answered"
    cited = {citation.document for citation in answer.citations if citation.kind == "announcement"}
    assert cited in ({"other"}, set())
    assert "示例县" not in answer.answer


# -- the asker's own number --------------------------------------------------------------------------------------------


@known("我孩子班上几人:没有指标名就当作是非题,把超员答成是的")
@pytest.mark.parametrize("question", ["我孩子班上53人合规吗", "孩子班里53个人,小学,合规吗", "初中班额53人合规吗"])
def test_班里的人数对照标准(shipped: Assistant, question: str) -> None:
    answer = shipped.answer(question)
    assert answer.answer.startswith("不符合标准")
    assert [call.name for call in answer.working][:1] == ["judge_value"]


# -- comparisons -------------------------------------------------------------------------------------------------------


@known("compare.py 的 _claims 把谁大、谁多也当作说法,答成不是")
def test_问谁多不答是不是(county: Assistant) -> None:
    answer = county.answer("小学和初中谁的多媒体教室多")
    assert not answer.answer.startswith(("是的", "不是"))


@known("compare.py 的 _searched 不看找到的数是不是问的那件事:没写食堂,却拿教师数来比")
def test_没写的事不拿别的数来比(shipped: Assistant) -> None:
    assert shipped.answer("初中食堂比小学食堂大吗").status == "not_disclosed"


# -- kinds and naming --------------------------------------------------------------------------------------------------


@known("kinds.yaml 的 period 里“收.{0,10}哪天”撞上验收")
def test_验收哪天来问的不是公示期(county: Assistant) -> None:
    assert county.understanding.kind("国家验收哪天来") == "when"


@known("kinds.yaml 的 verdict 里“低于…多少”收走了问标准的")
def test_要低于多少问的是标准(county: Assistant) -> None:
    assert county.answer("校际差异率要低于多少").status == "answered"


@known("levels.yaml 的大班是学段,resources 里它又是班额的别名")
def test_大班是班额的别名(county: Assistant) -> None:
    assert [asked.indicator for asked in county.understanding.indicators("大班")] == ["G5"]


@known("达标、合格有一点分量,所以没有对象也不反问")
@pytest.mark.parametrize("question", ["达标吗", "合格吗"])
def test_没说哪一项就反问(county: Assistant, question: str) -> None:
    assert county.answer(question).status == "clarify"


# -- what a clause says ------------------------------------------------------------------------------------------------


@known("标准里的一票否决被当作县里发生过")
def test_标准的规定不是县里的事实(shipped: Assistant) -> None:
    assert not shipped.answer("有没有发生安全事故").answer.startswith("有。")


@known("问姓名时段落里有主任、书记之类的字就算有")
def test_没写姓名就不答(shipped: Assistant) -> None:
    assert shipped.answer("校长姓什么").status == "not_disclosed"


@known("标题当作第一句")
def test_第一句不是标题(shipped: Assistant) -> None:
    assert shipped.answer("什么学校不参加评估").answer.startswith("特殊教育学校")


@known("“251个村民小组”这样数在名词前面的,把握不够就不答")
@pytest.mark.parametrize("question", ["县里有几个村民小组", "全县多少个村民小组"])
def test_数在名词前面(shipped: Assistant, question: str) -> None:
    assert "251" in shipped.answer(question).answer


# -- conversation ------------------------------------------------------------------------------------------------------


def last(county: Assistant, *turns: str) -> Answer:
    conversation = Conversation()
    return [county.answer(turn, conversation) for turn in turns][-1]


@known("conversation.py 的 _another 把公示期的问法借给下一问")
def test_问过公示期再问指标(county: Assistant) -> None:
    assert "公示期限" not in last(county, "公示到哪天", "那教学用房呢").answer


@known("换成之前的那一项还留着,先认出它")
def test_换成另一项(shipped: Assistant) -> None:
    assert "1.27" in last(shipped, "小学骨干教师达标吗", "骨干教师换成体育老师呢").answer


# -- output ------------------------------------------------------------------------------------------------------------


@pytest.mark.xfail(strict=True, raises=ValueError, reason="assistant.py 把问题原样放进回答,半个代理字符写不成 UTF-8")
def test_半个字符也能存成JSON(county: Assistant) -> None:
    answer = county.answer("小学多媒体教室达标吗\ud800")
    assert answer.model_dump_json()


@known("calculate.py 的 _not_reported 少了数字前的空格")
def test_数字前后空一格(county: Assistant) -> None:
    assert "面积 7.5 平方米" in county.answer("操场小学生均多少平方米").answer
