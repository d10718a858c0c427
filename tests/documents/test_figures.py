"""Every number of a passage as a figure: what it counts, of which level, when; made-up texts are 示例数据."""

from decimal import Decimal

import pytest
from hypothesis import given
from papers import CHINESE, CORPUS, announcement, paper

from assistant.documents.figures import Figure
from assistant.documents.model import Document
from assistant.documents.passages import passages
from assistant.documents.tabled import all_figures
from assistant.text.lexicon import load_lexicon

LEXICON = load_lexicon(CORPUS / "language")
AID = (
    "2025年,学前教育资助4452人,补助资金224.86万元;义务教育学校资助学生10639人次,补助资金462.3万元;"
    "普通高中国家助学金资助学生1379人次,补助资金158.59万元;中等职业技术学校国家助学金资助学生430人,补助资金49.46万元;"
    "为358名学生办理生源地信用助学贷款602.65万元,实现家庭经济困难学生资助全覆盖。"
)


def figures_of(document: Document) -> list[Figure]:
    return list(all_figures(document, passages(document), LEXICON))


def read(text: str) -> dict[str, Figure]:
    document = paper(text)
    return {text[figure.start : figure.end]: figure for figure in figures_of(document)}


@pytest.fixture(scope="module")
def aid() -> dict[str, Figure]:
    return read(AID)


@pytest.mark.parametrize(
    ("amount", "receivers"),
    [
        ("224.86万元", "学前教育"),
        ("462.3万元", "义务教育学校"),
        ("158.59万元", "普通高中"),
        ("49.46万元", "中等职业技术学校"),
    ],
)
def test_每笔资金归它自己的一句(aid: dict[str, Figure], amount: str, receivers: str) -> None:
    figure = aid[amount]
    assert (figure.subject, figure.kind, figure.inherited) == ("补助资金", "money", False)
    assert receivers in figure.scope
    others = {"学前教育", "义务教育学校", "普通高中", "中等职业技术学校"} - {receivers}
    assert not any(other in figure.scope for other in others)
    assert AID[slice(*figure.quote)] == f"补助资金{amount}"


@pytest.mark.parametrize(
    ("count", "subject", "level", "quote"),
    [
        ("4452人", "资助", "preschool", "学前教育资助4452人"),
        ("10639人次", "义务教育学校资助学生", None, "义务教育学校资助学生10639人次"),
        ("1379人次", "国家助学金资助学生", "senior", "普通高中国家助学金资助学生1379人次"),
        ("430人", "国家助学金资助学生", "vocational", "中等职业技术学校国家助学金资助学生430人"),
        ("602.65万元", "学生办理生源地信用助学贷款", None, "学生办理生源地信用助学贷款602.65万元"),
    ],
)
def test_各级资助人数(aid: dict[str, Figure], count: str, subject: str, level: str | None, quote: str) -> None:
    figure = aid[count]
    assert (figure.subject, figure.level, figure.inherited) == (subject, level, False)
    assert AID[slice(*figure.quote)] == quote


def test_句首的年份管到句末(aid: dict[str, Figure]) -> None:
    assert {figure.time for figure in aid.values()} == {"2025年"}
    assert len(aid) == 10


def test_人数和人次分开(aid: dict[str, Figure]) -> None:
    assert (aid["4452人"].kind, aid["10639人次"].kind) == ("person", "person-time")


def test_其中的学段承前面的主语() -> None:
    found = read("义务教育段在校生13448人,其中:初中5787人,小学7661人。")
    assert [(f.subject, f.level, f.inherited) for f in found.values()] == [
        ("义务教育段在校生", None, False),
        ("义务教育段在校生", "junior", True),
        ("义务教育段在校生", "primary", True),
    ]


def test_一个指标两个学段() -> None:
    found = read("每百名学生拥有县级及以上骨干教师数小学1.77人、初中1.62人。")
    assert [(f.value, f.subject, f.level, f.inherited, f.per) for f in found.values()] == [
        (Decimal("1.77"), "每百名学生拥有县级及以上骨干教师数", "primary", False, True),
        (Decimal("1.62"), "每百名学生拥有县级及以上骨干教师数", "junior", True, True),
    ]


def test_小学生均是小学的生均() -> None:
    found = read("小学生均教学及辅助用房面积7.7平方米、初中7.5平方米。")
    assert [(f.subject, f.level, f.per) for f in found.values()] == [
        ("生均教学及辅助用房面积", "primary", True),
        ("生均教学及辅助用房面积", "junior", True),
    ]


def test_指标在前一小段() -> None:
    found = read("每百名学生拥有骨干教师数,小学达到了1.24人,初中达到了1.35人。")
    assert [(f.subject, f.level) for f in found.values()] == [
        ("每百名学生拥有骨干教师数", "primary"),
        ("每百名学生拥有骨干教师数", "junior"),
    ]


def test_学校类型本身是被数的() -> None:
    found = figures_of(paper("学校12所(完全中学1所,初级中学2所,九年一贯制学校3所,县直小学4所);幼儿园16所。"))
    assert [figure.subject for figure in found] == [
        "学校",
        "完全中学",
        "初级中学",
        "九年一贯制学校",
        "县直",
        "幼儿园",
    ]
    assert [figure.level for figure in found] == [None, None, "junior", None, "primary", "preschool"]


@pytest.mark.parametrize("subject", ["在校生", "均衡学校", "共青团员", "有效问卷", "在岗教师", "参与教师"])
def test_词首不被削掉(subject: str) -> None:
    assert [figure.subject for figure in figures_of(paper(f"全县,{subject}65人。"))] == [subject]


@pytest.mark.parametrize("words", ["其中教职工", "共有教职工", "教职工共", "教职工为", "教职工均达", "和教职工"])
def test_连接词削掉(words: str) -> None:
    assert [figure.subject for figure in figures_of(paper(f"全县,{words}65人。"))] == ["教职工"]


def test_数在前名词在后() -> None:
    found = read("举办培训19场次,7200余人次参训;选聘21名兼职教研员,组建34个工作室。")
    assert [(f.subject, f.comparator) for f in found.values()] == [
        ("举办培训", "="), ("参训", ">"), ("选聘 兼职教研员", "="), ("组建 工作室", "="),
    ]  # fmt: skip


def test_后面的数带出前面的主语() -> None:
    found = read("均按照小学45人、初中50人编班。")
    assert [(f.subject, f.level) for f in found.values()] == [("编班", "primary"), ("编班", "junior")]


def test_标题里的学段() -> None:
    found = read("一、初中\n在校生5787人。\n二、小学\n在校生7661人。")
    assert [(f.subject, f.level) for f in found.values()] == [("在校生", "junior"), ("在校生", "primary")]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("近三年,投入1328万元维修校舍,投入1022万元购置设备。", ["近三年", "近三年"], id="近三年"),
        pytest.param("2025—2026学年初中巩固率100%,入学率99%。", ["2025—2026学年", "2025—2026学年"], id="学年"),
        pytest.param("2024年投入5万元,2025年投入6万元。", ["2024年", "2025年"], id="各有年份"),
        pytest.param("每月举办1次赛事,打造12所特色校。", ["每月", ""], id="频次不管后面"),
        pytest.param("全县成立于1954年,下辖9个乡镇。", [""], id="成立的年份不管后面"),
        pytest.param("学校12所。2025年,教师65人。", ["", "2025年"], id="不跨句"),
    ],
)
def test_时间(text: str, times: list[str]) -> None:
    assert [figure.time for figure in figures_of(paper(text))] == times


def test_真实公示没有把门牌电话年份当数() -> None:
    document = announcement()
    found = figures_of(document)
    tail = document.text.index("公示期间")
    assert all(figure.start < tail for figure in found)
    assert {"1954", "2025", "2026", "1529", "401", "841100"}.isdisjoint(f"{figure.value}" for figure in found)
    assert len(found) > 100


@pytest.mark.parametrize(
    ("words", "subject", "level"),
    [
        ("8.16人", "每百名学生拥有高于规定学历教师数", "primary"),
        ("6.56人", "每百名学生拥有高于规定学历教师数", "junior"),
        ("14.52平方米", "生均体育运动场馆面积", "junior"),
        ("3547.27元", "生均教学仪器设备值", "primary"),
        ("2.87间", "每百名学生拥有网络多媒体教室数", "junior"),
        ("1033人", "专任教师", None),
        ("95.7%", "满意度", None),
    ],
)
def test_真实公示的数(words: str, subject: str, level: str | None) -> None:
    document = announcement()
    found = {document.text[figure.start : figure.end]: figure for figure in figures_of(document)}
    assert (found[words].subject, found[words].level) == (subject, level)


@given(CHINESE)
def test_位置都给回原文(text: str) -> None:
    document = paper(text)
    for figure in figures_of(document):
        assert figure.quote[0] <= figure.start < figure.end <= figure.quote[1] <= len(text)
        assert text[figure.start : figure.end][0].isdigit()
        passage = next(p for p in passages(document) if p.id == figure.passage)
        assert passage.start <= figure.quote[0]
        assert figure.quote[1] <= passage.end


def test_规划名称里的年份不是数的年份() -> None:
    found = read("修订了《中小学布局规划(2023—2030年)》,三年撤并教学点11个,其中2023年5个、2024年6个。")
    assert (found["11个"].time, found["5个"].time) == ("", "2023年")


def test_从哪年的多少降到多少_说的是同一件事() -> None:
    found = read("学生总体近视率由2023年的49.6%降至2024年的48.3%、2025年的46.9%。")
    assert {figure.subject for figure in found.values()} == {"学生总体近视率"}
    assert [figure.time for figure in found.values()] == ["2023年", "2024年", "2025年"]


def listed(text: str) -> list[Figure]:
    return figures_of(paper(text))


def test_原来的数和现在的数() -> None:
    found = listed("近视率小学由上年的39.9%降到38.6%,初中由上年的68.5%降到67.2%。")
    assert [figure.former for figure in found] == [True, False, True, False]
    assert [figure.level for figure in found] == ["primary", "primary", "junior", "junior"]
    held = listed("社会认可度92.5%,比2025年的90.3%提高2.2个百分点。")
    assert [figure.former for figure in held][:2] == [False, True]


def test_从哪年的数变成现在的数_现在的数不是那一年的() -> None:
    before, after = listed("县级以上骨干教师由2022年的331人增加到408人。")
    assert (before.time, after.time) == ("2022年", "")


def test_年份不是所数的东西的名字() -> None:
    found = listed("一般公共预算教育支出2023年16.82亿元、2024年17.95亿元。")
    assert {figure.subject for figure in found} == {"一般公共预算教育支出"}
    assert [figure.time for figure in found] == ["2023年", "2024年"]


def test_同一组数另一年的() -> None:
    found = listed("2025年近视率小学34.6%、初中58.2%,2024年是35.4%和59.1%。")
    assert [(figure.time, figure.level) for figure in found[2:]] == [("2024年", "primary"), ("2024年", "junior")]
    assert {figure.subject for figure in found} == {"近视率"}


def test_前半句说的是什么_后半句另一年接着说() -> None:
    found = listed("2025年教师年平均工资收入9.86万元,当地公务员9.81万元;2024年分别是9.42万元和9.40万元。")
    assert [(figure.subject, figure.time) for figure in found[2:]] == [
        ("教师年平均工资收入", "2024年"),
        ("当地公务员", "2024年"),
    ]


def test_括号里的总数不是每百名的数() -> None:
    rate, total = listed("每百名学生拥有网络多媒体教室数小学2.58间(共884间)。")
    assert (rate.per, total.per, total.level) == (True, False, "primary")
    assert "每百名" not in total.subject


def test_条目的序号不是名字() -> None:
    assert listed("5.生均体育运动场馆面积小学13.26平方米。")[0].subject == "生均体育运动场馆面积"


@pytest.mark.parametrize(
    ("text", "words", "time"),
    [
        pytest.param("2015年学校46所,现为29所。", "29所", "", id="现在的不是那一年的"),
        pytest.param("2019年起推行集团化,现有集团6个。", "6个", "", id="现有"),
        pytest.param("比2010年减少14.8万人。", "14.8万人", "", id="和哪年比"),
        pytest.param("与2022年相比,小学生减少1310名。", "1310名", "", id="与某年相比"),
        pytest.param("比2024年调查时的91.2%提高。", "91.2%", "2024年", id="那一年的数"),
        pytest.param("新校投资6200万元,2024年9月启用,可容纳1800名学生。", "1800名", "", id="别的事的时间"),
        pytest.param("新建甲校,投资2亿元,2026年8月投用;扩建乙校,增加16个班。", "16个", "", id="上一分句里的"),
        pytest.param("2025年,资助学生300人;发放资金9万元。", "9万元", "2025年", id="句首的管到句末"),
        pytest.param("推行县管校聘,2025年交流80人;其中骨干教师20人。", "20人", "2025年", id="其中接着说"),
    ],
)
def test_时间是不是这个数的(text: str, words: str, time: str) -> None:
    assert read(text)[words].time == time


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("2025年秋季学期在校生5000人。", "在校生"),
        ("2026年8月底前招聘24人。", "招聘"),
        ("2024年末人口78.4万人。", "人口"),
        ("2021年以来新建学校5所。", "新建学校"),
        ("2025年初中在校生900人。", "在校生"),
    ],
)
def test_年份后面的话不是名字(text: str, subject: str) -> None:
    assert listed(text)[0].subject == subject


@pytest.mark.parametrize("verb", ["降到", "减为", "压减至", "缩小到", "调整为", "增加到"])
def test_变化的动词不是名字(verb: str) -> None:
    before, after = listed(f"检查项目由34项{verb}9项。")
    assert (before.subject, before.former) == (after.subject, not after.former) == ("检查项目", True)


def test_人数有小数就是平均数() -> None:
    assert [figure.per for figure in listed("骨干教师1.02人,教室2.36间,人口39.6万人,教师65人。")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_条目的序号和数分开() -> None:
    found = read("7.铺路300米。\n8.26所学校换锅炉。\n9.添书900册。")
    assert set(found) == {"300米", "26所", "900册"}
    assert found["26所"].subject == "学校换锅炉"


def test_文字写的份额也是数() -> None:
    found = read("车费由县财政负担七成,矿区占县域三分之一,租金按市价六折,师生比为1:12.5。")
    assert [(words, f"{figure.value.normalize():f}", figure.unit) for words, figure in found.items()] == [
        ("七成", "70", "%"), ("三分之一", "33.3333", "%"), ("六折", "60", "%"), ("1:12.5", "0.08", ""),
    ]  # fmt: skip


def test_合计不是最后那个学段的() -> None:
    told = read("小学在校学生310人,初中在校学生190人,合计20个班、500人。")
    assert [told[one].level for one in ("310人", "190人", "500人")] == ["primary", "junior", None]
