"""A clause affirms or denies only what it tells: not what shares a word with it, nor what is of others."""

import made_up
import pytest
from made_up import OpenNotice

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation

MORE = """(四)资助。2025年,学前教育资助452人,补助资金24.8万元;义务教育学校资助学生639人次,补助资金62.3万元。
"""


def holds(county: Assistant, statement: str, clause: str) -> bool | None:
    understanding, lexicon, polarity = county.understanding, county.corpus.lexicon, county.polarity
    thing = polarity.thing_asked(statement)
    terms = [
        lexicon.same_thing(word) if word in thing else lexicon.same(word)
        for word in understanding.content_words(statement)
    ]
    return polarity.holds(statement, clause, terms, understanding.schools)


@pytest.mark.parametrize(
    ("statement", "clause"),
    [
        ("孩子近视率降了没", "定期体检监测视力"),
        ("住校要交住宿费吗", "财政给每名寄宿生补助公用经费"),
        ("工资会少吗", "教师平均工资8.64万元,公务员平均工资8.61万元"),
        ("学校操场对外开放不", "2027年6月建成操场"),
        ("合并学校的时候征求家长意见了没", "被撤并学校的家长最低,为83.5%"),
        ("校车31辆都是新买的电动车吗", "购置校车31辆,乘车不收费"),
        ("46所学校都是公办的吗", "公办学校就近入学,小学100%、初中97.2%"),
        ("智慧黑板是不是每个班都有一块", "智慧黑板500余套,全面打造网络化教学环境"),
        ("新来的78个老师里有语文老师吗", "引进青年教师78人,全部为体育、英语、科学等紧缺学科"),
        ("五年级孩子也能躺着午休吗", "三年级以下全部实现躺睡午休"),
        ("有没有游泳馆", "小学生均体育运动场馆面积15.35平方米"),
        ("学校里有食堂吗", "加强校园餐整治,确保校园食品安全"),
    ],
)
def test_说得太少的不算是(county: Assistant, statement: str, clause: str) -> None:
    assert holds(county, statement, clause) is None


@pytest.mark.parametrize(
    ("statement", "clause", "expected"),
    [
        ("住校的只有二中一个学校吗", "集中在区二中和石窑镇中学两校", False),
        ("红旗坑小学已经合并了吧", "红旗坑小学因六成家长反对,暂缓合并", False),
        ("随迁子女上学还要无犯罪证明吗", "随迁子女凭居住证登记,不再要求提供无犯罪等证明", False),
        ("拖欠的工资补完了没有", "拖欠的绩效工资2140万元,已于12月全部补发", True),
        ("学校供暖比居民晚吗", "学校供暖比居民早十天", False),
        ("学校供暖比居民早吗", "学校供暖比居民早十天", True),
        ("公交免费坐吗", "定制公交86条,票价1元", False),
        ("家长比学生更满意对吗", "家长90.2%、学生94.7%、教师88.9%", False),
        ("有没有大班额", "7所学校有93个小学班超过45人", True),
        ("三年级孩子能躺着午休吗", "三年级以下全部实现躺睡午休", True),
        ("听说修教室花了1328万,是真的吗", "投入1328万元维修改造12所学校校舍和教室", True),
        ("近视率降了吗", "近视率由54.6%下降到49.8%", True),
        ("学校有体育老师吗", "配备体育教师60名", True),
        ("工资拖欠了吗", "教师工资足额发放,无拖欠", False),
        ("孩子近视是不是更严重了", "近视率由54.6%下降到49.8%", False),
    ],
)
def test_说到的照说(county: Assistant, statement: str, clause: str, expected: bool) -> None:
    assert holds(county, statement, clause) is expected


def test_没有在句末不是否定(county: Assistant) -> None:
    assert county.polarity.lead("近三年出过师德问题没有", holds=False) == "没有。"
    assert county.polarity.lead("住校的只有二中一个学校吗", holds=False) == "不是。"


@pytest.fixture(scope="module")
def aided(open_notice: OpenNotice) -> Assistant:
    return open_notice("aided", made_up.with_more(MORE))


@pytest.mark.parametrize(
    ("question", "status", "opening"),
    [
        ("小学补助资金是24.8万吗", "answered", "不是"),
        ("学前教育补助资金是24.8万吗", "answered", "是的"),
        ("校长和骨干教师是不是有41人", "not_disclosed", "文件没有"),
        ("88.4%是家长的满意度吗", "not_disclosed", "文件没有"),
    ],
)
def test_别的学段和一部分人的数不算(aided: Assistant, question: str, status: str, opening: str) -> None:
    answer = aided.answer(question, Conversation())
    assert (answer.status, answer.answer[: len(opening)]) == (status, opening), answer.answer
