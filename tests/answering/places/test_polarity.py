"""Yes or no: denials, opposites, what is lacking, other schools, and how an answer opens."""

from pathlib import Path

import made_up
import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.places.doubted import Doubted
from assistant.answering.places.polarity import Polarity
from assistant.answering.understanding.premise_words import PremiseWords
from assistant.errors import CorpusError

DOUBTED = Doubted(made_up.SHIPPED / "language" / "doubted.yaml")
WORDS = PremiseWords(made_up.SHIPPED / "language" / "premise.yaml")
FILE = made_up.SHIPPED / "language" / "polarity.yaml"


def holds(county: Assistant, statement: str, clause: str) -> bool | None:
    understanding, lexicon = county.understanding, county.corpus.lexicon
    terms = [lexicon.same(word) for word in understanding.content_words(statement)]
    return county.polarity.holds(statement, clause, terms, understanding.schools)


@pytest.mark.parametrize(
    ("statement", "clause", "expected"),
    [
        ("国家级的是不是比自治区级的多", "打造12所特色校(国家级5所,自治区级7所)", False),
        ("初中的教学用房是不是比小学宽敞", "小学生均教学用房面积7.7平方米、初中7.5平方米", False),
        ("教师挣得有公务员多吗", "教师年平均9.86万元,公务员年平均9.71万元", True),
        ("三年下来是不是一个都没跑掉", "初中三年巩固率100%", True),
        ("初中是不是百分百就近划片", "就近划片入学比例初中97.4%", False),
        ("放学后托管要家长交钱不", "全部开展课后服务,不向家长收费", False),
        ("有没有欠着学校的公用经费", "公用经费按时拨付,无拖欠", False),
        ("示例小学在不达标的名单里没有", "不达标的2所:示例小学、样例小学", True),
        ("还有没有四十五个人以上的大班", "小学560个班均不超过45人", False),
        ("每个学校门口都有保安守着不", "60所学校均配备专职保安,三年来没有发生重大校园安全责任事故", True),
        ("县城是1958年建的吧", "县城1954年建成", False),
        ("那个课堂主要上的是数学物理吧", "专递课堂以英语、音乐为主", False),
        ("遇上暴雪预警校车还照样开吗", "遇暴雪橙色预警一律停发", False),
        ("上岛要不要买船票", "接送离岛学生,船票全免", False),
        ("爸妈都没回来,周末能留在学校住吗", "父母出海未归的学生,周末可留宿寄宿学校", True),
        ("美术教室配齐了吗", "3所学校各缺1间美术教室", False),
        ("旱厕都改完了吗", "改造旱厕41座,学校旱厕已全部取消", True),
        ("家里困难的是不是不用交钱", "每学期收费不超过200元,困难家庭学生免费", True),
        ("老师工资有没有比公务员低", "教师年均工资98460元,公务员为97820元", False),
        ("两个比例用的是同一个分母吗", "两个比例的分母不同", False),
        ("体检收费吗", "每年组织学生体检", None),
        ("坐班车要买票吗", "班车凭证免费乘坐", False),
        ("住周转房要交房租吗", "周转房水电齐全,免收房租", False),
        ("低保家庭的伙食费能免吗", "伙食费每学期300元,低保家庭免收", True),
        ("村里的教学点会不会撤掉", "有一名学生教学点就不撤", False),
        ("有没有阅读活动", "每周举办1次校园阅读活动", True),
        ("学校收赞助费吗", "严禁学校收取任何形式的赞助费", False),
        ("能占用体育课吗", "任何学校不得占用体育课", False),
        ("能匿名举报吗", "须署真实姓名,否则不予受理", False),
        ("信息会泄露吗", "为反映人严格保密", False),
        ("体检要钱吗", "学生体检全部免费", False),
        ("工资比公务员低吗", "教师工资高于公务员工资水平", False),
        ("工资比公务员高吗", "教师工资高于公务员工资水平", True),
        ("每周都考试吗", "每学期组织1次考试", False),
    ],
)
def test_肯定否定和反义(county: Assistant, statement: str, clause: str, expected: bool | None) -> None:
    assert holds(county, statement, clause) is expected


@pytest.mark.parametrize(
    ("statement", "clause", "expected"),
    [
        ("安全隐患是不是全改完了", "排查安全隐患96处,已整改93处", False),
        ("小学全都达标了吗", "小学31所（含九年一贯制学校小学部）中28所达标", False),
        ("政府保障十五项都合格吗", "政府保障十五项中十三项合格", False),
        ("是不是每个学校都自己办食堂", "37所学校由自办食堂供餐,其余4所集中配餐", False),
        ("是不是所有学生都在学校吃午饭", "在校午餐学生占在校生的81.0%", False),
        ("所有学校都有心理老师吗", "各校均配备心理教师,覆盖率100%", True),
        ("老师都培训了吗", "全部教师完成年度培训", True),
        ("小学的孩子都是就近上学吗", "就近入学比例小学100%、初中98.6%", True),
        ("学校有食堂吗", "37所学校由自办食堂供餐,其余4所集中配餐", True),
        ("这是全省就这一个自治县吗", "是全省6个自治县之一", False),
        ("是全省自治县之一吗", "是全省6个自治县之一", True),
        ("满意度是不是只问了家长", "面向学生、家长、教师开展社会认可度调查", False),
        ("意见只能书面提吗", "以书面形式反映", True),
        ("不盖公章行不行", "以单位名义反映的,材料须加盖公章", False),
        ("民办学校是不是可以不参加评估", "民办学校也要参加评估", False),
        ("老师挣得还没公务员多吗", "教师年平均工资收入9.86万元,同期公务员为9.71万元", False),
        ("老师挣得比公务员多吗", "教师年平均工资收入9.86万元,同期公务员为9.71万元", True),
        ("老师挣得比公务员少吧", "教师年平均工资收入9.86万元,同期公务员为9.71万元", False),
        ("公示出来是不是就等于通过认定了", "公示的自评结果不是最后的认定", False),
    ],
)
def test_全部和唯一(county: Assistant, statement: str, clause: str, expected: bool) -> None:
    assert holds(county, statement, clause) is expected


@pytest.mark.parametrize(
    ("statement", "clause", "expected"),
    [
        ("课后服务要钱吗", "收费每生每月不高于90元,低保家庭和残疾学生免收", True),
        ("课后服务免费吗", "收费每生每月不高于90元,低保家庭和残疾学生免收", False),
        ("残疾学生的课后服务要钱吗", "收费每生每月不高于90元,低保家庭和残疾学生免收", False),
        ("没有代课教师吧", "全县没有代课教师", True),
        ("没有代课教师吧", "另有代课教师16人", False),
        ("没有大班额吧", "大班额已清零", True),
        ("有没有大班额", "56人以上的班级已经没有", False),
        ("周末能打电话吗", "电话0000-1234567(工作日9:00—12:00)", False),
    ],
)
def test_对一些人的例外_和问题里的没有(county: Assistant, statement: str, clause: str, expected: bool) -> None:
    assert holds(county, statement, clause) is expected


def test_别处的否定不算(county: Assistant) -> None:
    clause = "每周举办1次校园阅读活动,由各学校自行安排时间和地点并报送教育局备案,逾期未报的不予补办"
    assert holds(county, "有没有校园阅读活动", clause)


def test_问题自己带的否定词不算文件否定(county: Assistant) -> None:
    assert holds(county, "会一票否决吗", "发生严重事故的,一票否决")


def test_有没有缺的_全称就是没有(county: Assistant) -> None:
    assert not holds(county, "有没有哪个学校没配心理老师", "各校均配备心理教师,全覆盖")


def test_说的是别的学校(county: Assistant) -> None:
    clause = "第一中学建成录播教室6间"
    assert holds(county, "第一中学有录播教室吗", clause)
    assert not holds(county, "第二中学有录播教室吗", clause)


def test_几所学校要同一处说到(county: Assistant) -> None:
    apart = "推动第一小学与第三小学、第二小学与第四小学结对"
    assert holds(county, "第一小学和第三小学结对了吗", apart)
    assert not holds(county, "第一小学和第二小学结对了吗", apart)


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("能不能匿名", "可以。", "不可以。"),
        ("会公开吗", "会。", "不会。"),
        ("要不要交钱", "要。", "不用。"),
        ("有没有校医", "有。", "没有。"),
        ("工资高吗", "是的。", "不是。"),
        ("换能躺的椅子,家长要掏钱吗", "要。", "不用。"),
        ("校医够用吗", "够。", "不够。"),
        ("不用交钱吧", "是的。", "不是。"),
    ],
)
def test_开头跟着问题的动词(county: Assistant, question: str, yes: str, no: str) -> None:
    assert county.polarity.lead(question, holds=True) == yes
    assert county.polarity.lead(question, holds=False) == no


@pytest.mark.parametrize(
    ("text", "future"), [("明年打算建几所", True), ("近三年建了几所", False), ("全部相关学校", False)]
)
def test_说的是不是将来(county: Assistant, text: str, future: bool) -> None:
    assert county.polarity.of_the_future(text) is future


def test_问将来的不用过去的数回答(county: Assistant) -> None:
    assert county.answer("明年打算招聘多少教师").status == "not_disclosed"


def test_多余的键和写坏的正则要报文件名(tmp_path: Path) -> None:
    path = tmp_path / "polarity.yaml"
    path.write_text(FILE.read_text("utf-8") + "colour: red\n", "utf-8")
    with pytest.raises(CorpusError, match="应当正好有"):
        Polarity(path, WORDS, DOUBTED)
    path.write_text(FILE.read_text("utf-8").replace("future: '", "future: '("), "utf-8")
    with pytest.raises(CorpusError, match=r"polarity\.yaml"):
        Polarity(path, WORDS, DOUBTED)


@pytest.mark.parametrize(
    ("statement", "clause", "expected"),
    [
        ("助学金发了有一百万以上吗", "助学金资助学生430人,补助资金49.46万元", False),
        ("晴垭小学的学生破两千了没有", "最大的是晴垭小学,在校生1986人", False),
        ("一个班会不会塞五六十个娃", "小学均按45人编班", False),
        ("会不会有超过四十五个娃的班", "每班不超过45人", False),
        ("有四十个娃的班可以吗", "每班不超过45人", True),
        ("一半名额给了初中吗", "其中620人分配到各初中,占62%", False),
        ("轮岗的里头骨干有一成以上吗", "骨干教师31人,占18.6%", True),
    ],
)
def test_问的数和原文的数对不上(county: Assistant, statement: str, clause: str, expected: bool) -> None:
    assert holds(county, statement, clause) is expected


@pytest.mark.parametrize(
    ("statement", "expected"), [("小学是不是全都就近入学了", True), ("初中是不是全都就近入学了", False)]
)
def test_只看问的那个学段(county: Assistant, statement: str, expected: bool) -> None:
    clause, level = "就近划片入学比例小学为100%、初中为97.4%", statement[:2]
    assert county.polarity.holds(statement, clause, ["就近", "入学"], lambda _: (), [level]) is expected


def test_除外的正是所问的(county: Assistant) -> None:
    clause = "除特殊教育学校外的23所学校全部开展课后服务"
    terms = [county.corpus.lexicon.same("课后服务")]
    special = {"特殊教育学校"}
    assert not county.polarity.holds("特殊教育学校也有课后服务吗", clause, terms, county.understanding.schools, special)
    assert county.polarity.holds("学校有课后服务吗", clause, terms, county.understanding.schools)


def test_看不出来就不说是不是(county: Assistant) -> None:
    assert holds(county, "下雨天还升旗吗", "校门口设公告栏") is None


@pytest.mark.parametrize(
    ("statement", "clause", "expected"),
    [
        ("新礼堂现在已经能用了吗", "新礼堂计划于2027年建成", False),
        ("各个镇都有图书馆吗", "图书馆仅设在县城", False),
        ("每个班都在三十人以内吗", "每班不超过28人", True),
    ],
)
def test_将来和只有和上限(county: Assistant, statement: str, clause: str, expected: bool) -> None:
    assert holds(county, statement, clause) is expected


def test_两个学段依次给数(county: Assistant) -> None:
    clause = "小学、初中体检率分别为100%和97.4%"
    for level, expected in (("小学", True), ("初中", False)):
        assert county.polarity.holds(f"{level}是不是全都体检了", clause, [["体检"]], lambda _: (), [level]) is expected


@pytest.mark.parametrize(
    ("statement", "clause", "expected"),
    [
        ("每所学校都有校医吗", "配备校医24名", None),
        ("每所学校都有校医吗", "每校配备校医1名", True),
        ("学校有校医吗", "配备校医24名", True),
        ("校医挣得有护士多吗", "不低于护士,校医年平均6.2万元,护士年平均6.1万元", True),
    ],
)
def test_问全部的只给一个数不算说到(county: Assistant, statement: str, clause: str, expected: bool | None) -> None:
    assert holds(county, statement, clause) is expected


@pytest.mark.parametrize(
    ("statement", "clause", "expected"),
    [
        ("县里有两千人以上的学校吗", "全县没有超过2000人的学校", False),
        ("有没有2500人以上的学校", "全县没有超过2000人的学校", False),
        ("有没有超过1500人的学校", "全县没有超过2000人的学校", None),
        ("有没有五十五人以上的班", "司机55岁以上不聘", None),
        ("有没有校园欺凌", "校园配心理教师27名", None),
        ("有没有校园欺凌", "开展校园欺凌专项治理", None),
        ("有没有校园欺凌", "三年无校园欺凌事件", False),
        ("还有没有安全隐患", "排查安全隐患96处,已整改93处", True),
        ("有没有预防近视的办法", "每学期2次视力检测预防近视", True),
        ("有没有大班额", "小学560个班均不超过45人", False),
        ("有没有大班额", "小学最大班45人", None),
        ("有没有大班额", "大班额12个", True),
        ("有没有室内运动场", "学校有室外操场12个", None),
        ("还有民办的小学吗", "小学16所,全部为公办", False),
        ("有没有给残疾孩子上的学校", "另设特殊教育学校1所", True),
        ("熄灯以后还有大人看着吗", "晚上十点熄灯后有教师值夜", True),
        ("每辆校车上都有照看孩子的人吗", "每辆车配照管员1名", True),
        ("后来又有跑掉的没有", "劝返疑似辍学学生57人,无一复辍", False),
        ("上学路上有人护送吗", "雪天由镇干部徒步护送", True),
    ],
)
def test_有没有(county: Assistant, statement: str, clause: str, expected: bool | None) -> None:
    assert holds(county, statement, clause) is expected


@pytest.mark.parametrize(
    ("statement", "clause", "expected"),
    [
        ("画画的教室够数了吗", "美术教室应有97间,实有97间", True),
        ("音乐教室也缺吗", "音乐教室应配68间、实有68间", False),
        ("音乐教室够不够", "音乐教室应配68间、实有61间", False),
        ("每所学校都让学生住校吗", "14所学校提供住宿,每50名住校生配1名生活老师", None),
        ("每个老师都能用两种话上课吗", "专任教师892人,其中能用两种语言授课的317人", False),
        ("所有学校都通了网吗", "义务教育学校52所,其中小学31所、初级中学11所", None),
        ("所有学校都有校医吗", "学校42所,其中15所配备校医", False),
        ("老师都培训过了吗", "专任教师892人全部培训,其中市级培训317人", True),
        ("小班化的班里都在25个以内吗", "12所小学试行小班化教学,每班不超过25人", True),
        ("全县的班都在25人以内吗", "12所小学试行小班化教学,每班不超过25人", False),
        ("残疾娃一个不落都上学了吧", "自评全部达标,残疾儿童少年入学率98.3%", False),
        ("甲小学明年就要并了吧", "甲小学因家长反对,暂缓合并", False),
        ("甲小学明年就要并了吧", "甲小学明年8月并入乙小学", True),
        ("天特别冷的时候能不能上体育课", "零下三十度也能上体育课", True),
    ],
)
def test_每一个_其中_要怎么了(county: Assistant, statement: str, clause: str, expected: bool | None) -> None:
    assert holds(county, statement, clause) is expected


@pytest.mark.parametrize(
    ("statement", "clause", "expected"),
    [
        ("中午打电话有人接吗", "电话(工作日8:30至12:00、14:30至17:30)", False),
        ("下午三点打电话有人接吗", "电话(8:30至12:00、14:30至17:30)", True),
        ("晚上八点打热线有人接吗", "专线(每天8:00至20:00,含双休日)", True),
        ("半夜打热线有人接吗", "热线24小时开通", True),
        ("半夜打热线有人接吗", "热线由专人接听,周末也有人值班", None),
        ("半夜打心理热线有人接吗", "联系电话(9:00-12:00)", None),
        ("周末打热线有人接吗", "专线(每天8:00至20:00,含双休日)", True),
        ("周末打热线有人接吗", "专线(工作日8:00至20:00)", False),
        ("周末打热线有人接吗", "专线工作日上午八点半至十二点有人值守", False),
    ],
)
def test_那个时候有没有人(county: Assistant, statement: str, clause: str, expected: bool | None) -> None:
    assert holds(county, statement, clause) is expected


@pytest.mark.parametrize(
    ("statement", "clause", "expected"),
    [
        ("说了会不会传到单位去,你们保密不", "为反映人严格保密", True),
        ("有没有学校没食堂", "无食堂的9所学校由配餐中心供应", True),
        ("学校有食堂吗", "无食堂的9所学校由配餐中心供应", None),
        ("幼儿园都是公办的吗", "现有幼儿园22所,其中民办6所", False),
        ("老师都是专职的吗", "心理教师31人,另有兼职教师12人", False),
        ("老师缺吗", "教师总量有余而结构失衡", False),
        ("老师缺不缺", "引进音乐、美术等紧缺学科教师", None),
        ("教师满意度只有81.2%吗", "教师的满意度最低,为81.2%", None),
        ("教师满意度最低的是81.2%吗", "教师的满意度最低,为81.2%", True),
    ],
)
def test_说的只是其中一些_不当作全部(county: Assistant, statement: str, clause: str, expected: bool | None) -> None:
    assert holds(county, statement, clause) is expected
