"""What is told where the documents do not hold what is asked (示例数据)."""

from assistant.answering.assistant import Assistant
from assistant.answering.retrieval.undisclosed import not_disclosed
from assistant.answering.understanding.conversation import Conversation


def test_什么也没找到_只说没有公布什么(county: Assistant) -> None:
    plan = county.understanding.plan("直升机有多少架")
    draft = not_disclosed(county.corpus, county.understanding, plan, [])
    assert (draft.status, draft.route) == ("not_disclosed", "none")
    assert draft.sentences[0].text == "文件没有公布“直升机”的数字。"
    assert not draft.quotes


def test_有数字的话不复述(county: Assistant) -> None:
    plan = county.understanding.plan("直升机有多少架")
    plan = plan.model_copy(update={"terms": (plan.terms[0].model_copy(update={"word": "3号机"}),)})
    draft = not_disclosed(county.corpus, county.understanding, plan, [])
    assert draft.sentences[0].text == "文件没有公布你问的内容的数字。"


def test_说出问的是哪一段哪一年(county: Assistant) -> None:
    def looked(question: str) -> str:
        plan = county.understanding.plan(question)
        return not_disclosed(county.corpus, county.understanding, plan, []).sentences[0].text

    assert looked("幼儿园教师有多少") == "文件没有公布“幼儿园”和“教师”的数字。"
    assert looked("2019年有多少学生") == "文件没有公布你问的年份“学生”的数字。"
    assert looked("2019年有多少") == "文件没有公布你问的年份的数字。"


def test_另一个学段的巩固率不是这个学段的(county: Assistant) -> None:
    assert "97.2%" in county.answer("初中三年巩固率多少").answer
    assert county.answer("小学巩固率多少").status == "not_disclosed"
    conversation = Conversation()
    county.answer("初中三年巩固率多少", conversation)
    assert county.answer("小学呢", conversation).status == "not_disclosed"
