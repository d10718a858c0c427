"""Questions put to the shipped announcement and standard with the model that comes with the project."""

import json

import pytest
from made_up import digits, told

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation

pytestmark = pytest.mark.model

ANSWERED = [
    ("初中生均教学用房有多大", "7.5 平方米", "初中7.5平方米"),
    ("小学老师高学历的够不够标准", "3.96 人", "小学8.16人"),
    ("骨干教师小学每百名学生几个", "1.77 人", "小学1.77人"),
    ("初中操场面积合格吗", "4.32 平方米", "初中14.52平方米"),
    ("教学仪器设备值初中标准多少钱", "2500 元以上", "初中2500元以上"),
    ("社会满意度超过标准多少", "10.7 个百分点", "95.7%以上"),
    ("一个班最多能坐多少小学生", "45", "小学不超过45人"),
    ("交流轮岗比例要求多少", "10%以上", "10%以上"),
    ("骨干教师交流比例标准", "20%以上", "骨干教师占20%以上"),
    ("校长和骨干轮岗交流了多少人", "65人", "轮岗交流65人"),
    ("义务教育阶段老师多少人", "1033人", "专任教师1033人"),
    ("全县幼儿园多少所", "16所", "幼儿园16所"),
    ("高中资助了多少学生", "1379人次", "资助学生1379人次"),
    ("助学贷款发了多少钱", "602.65万元", "602.65万元"),
    ("送教上门几个孩子", "32名", "32名"),
    ("督查整改了多少个问题", "140条", "整改问题140条"),
    ("乡镇小学几所", "5所", "乡镇小学5所"),
    ("录播教室几间", "280间", "280间"),
    ("2025-2026学年初中巩固率多少", "100%", "初中三年巩固率100%"),
    ("这个县成立于哪年", "1954年", "成立于1954年"),
    ("思政课教师多少名", "90名", "90名思政课教师"),
    ("能不能匿名反映", "不可以。", "署真实姓名"),
    ("教师工资比公务员低吗", "不是。", "高于公务员工资水平"),
    ("随迁子女能在这上学吗", "可以。", "随迁子女在校就读率100%"),
    ("哪个指标最悬", "0.07 人", "初中0.97人"),
    ("差异系数是什么意思", "各所学校之间差多少", "差异系数说的是"),
    ("差异系数小学不能超过多少", "0.50", "小于或者等于0.50"),
    ("教育局办公地点", "解放路1529号", "解放路1529号"),
    ("县里有几个村民小组", "251", "251个村民小组"),
    ("全县多少个村民小组", "251", "251个村民小组"),
    ("公示什么时候截止", "2026年1月24日", "2026年1月20日-1月24日"),
]


@pytest.mark.parametrize(("question", "words", "quote"), ANSWERED)
def test_答得对_出处对(shipped: Assistant, question: str, words: str, quote: str) -> None:
    answer = shipped.answer(question)
    assert answer.status == "answered", answer.answer
    assert words in answer.answer
    assert any(quote in citation.quote for citation in answer.citations)
    for citation in answer.citations:
        assert shipped.corpus.documents[citation.document].text[citation.start : citation.end] == citation.quote
    support = " ".join([*(c.quote for c in answer.citations), *(f"{c.arguments} {c.result}" for c in answer.working)])
    assert digits(told(answer)) <= digits(support)


@pytest.mark.parametrize(
    "question",
    [
        "第三中学有多少学生",
        "库尔勒市的小学达标吗",
        "2011年小学有多少学生",
        "多媒体教室的差异系数达标吗",
        "有电子邮箱吗",
        "明年准备招多少老师",
        "初中食堂比小学食堂大吗",
        "校长姓什么",
    ],
)
def test_没有公布的不编(shipped: Assistant, question: str) -> None:
    assert shipped.answer(question).status == "not_disclosed"


@pytest.mark.parametrize("question", ["明天会下雨吗", "帮我写首诗", "附近酒店多少钱一晚", "翻译成英文"])
def test_不归这里管的(shipped: Assistant, question: str) -> None:
    answer = shipped.answer(question)
    assert (answer.status, answer.citations) == ("out_of_scope", ())


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("小学多媒体教室有多少间", "那初中呢", "标准是多少", "达标吗"), "0.47 间"),
        (("学前教育资助了多少人", "多少钱"), "224.86万元"),
        (("小学骨干教师达标吗", "不对,我要的是初中"), "1.62 人"),
    ],
)
def test_连着问(shipped: Assistant, turns: tuple[str, ...], words: str) -> None:
    conversation = Conversation()
    answer = [shipped.answer(turn, conversation) for turn in turns][-1]
    assert answer.status == "answered"
    assert words in answer.answer


def test_比学生数就用学生数(shipped: Assistant) -> None:
    answer = shipped.answer("初中生比小学生多吗")
    assert answer.answer.startswith("不是。")
    assert {"5787", "7661"} <= {str(number) for number in digits(told(answer))}


@pytest.mark.parametrize("question", ["我孩子班上53人合规吗", "初中班额53人合规吗"])
def test_班里的人数对照标准(shipped: Assistant, question: str) -> None:
    answer = shipped.answer(question)
    assert answer.answer.startswith("不符合标准")
    assert [call.name for call in answer.working][:1] == ["judge_value"]


def test_标准的规定不是县里的事实(shipped: Assistant) -> None:
    assert not shipped.answer("有没有发生安全事故").answer.startswith("有。")


def test_第一句不是标题(shipped: Assistant) -> None:
    assert shipped.answer("什么学校不参加评估").answer.startswith("特殊教育学校")


def test_数据是真实的(shipped: Assistant) -> None:
    assert shipped.answer("小学多媒体教室达标吗").provenance == ("real",)


def test_每个举例都答得上(shipped: Assistant) -> None:
    for example in shipped.examples():
        answer = shipped.answer(example)
        assert answer.status == "answered", example
        json.dumps(answer.model_dump(mode="json"))
