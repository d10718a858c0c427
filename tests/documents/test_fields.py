"""Telephone, address, postcode, office and period, in the wordings of closing lines (示例数据)."""

from datetime import date

import pytest
from papers import announcement, paper

from assistant.documents.fields import fields, period


def told(text: str) -> list[tuple[str, str]]:
    return [(field.name, field.value) for field in fields(paper(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("联系电话:0900-1234567", [("phone", "0900-1234567")], id="区号和横线"),
        pytest.param("电话(传真):(0900)1234567", [("phone", "(0900)1234567")], id="括号里的区号"),
        pytest.param("联系电话\uff1a0900\u20131234567", [("phone", "0900\u20131234567")], id="全角冒号和连接号"),
        pytest.param("电话:090012345678转8001", [("phone", "090012345678转8001")], id="连写和分机"),
        pytest.param("监督电话:13800000000", [("phone", "13800000000")], id="手机"),
        pytest.param("咨询电话为1234567", [("phone", "1234567")], id="没有区号"),
        pytest.param("电话:0900-1234567、1234568", [("phone", "0900-1234567"), ("phone", "1234568")], id="两个号码"),
        pytest.param("拨打12345热线", [("phone", "12345")], id="政务热线"),
        pytest.param("热线400-123-4567", [("phone", "400-123-4567")], id="400电话"),
        pytest.param("邮政编码:123456", [("postcode", "123456")], id="邮政编码"),
        pytest.param("(邮编123456)", [("postcode", "123456")], id="邮编"),
        pytest.param("联系地址:示例县示例路1号教育局101室\n", [("place", "示例县示例路1号教育局101室")], id="地址"),
        pytest.param("地址:示例路1号,邮编:123456", [("place", "示例路1号"), ("postcode", "123456")], id="地址后的邮编"),
        pytest.param(
            "地址是示例路1号,联系电话:0900-1234567",
            [("place", "示例路1号"), ("phone", "0900-1234567")],
            id="地址后的电话",
        ),
        pytest.param("接待地点:示例县教育局二楼。", [("place", "示例县教育局二楼")], id="接待地点"),
        pytest.param("电子邮箱:jyj@example.com", [("email", "jyj@example.com")], id="邮箱"),
        pytest.param("请向示例县教育和科学技术局反映。", [("office", "示例县教育和科学技术局")], id="向谁反映"),
        pytest.param("受理单位:示例县教育督导室\n", [("office", "示例县教育督导室")], id="受理单位"),
        pytest.param(
            "受理:示例县督导室  电话:0900-1234567", [("office", "示例县督导室"), ("phone", "0900-1234567")], id="受理"
        ),
        pytest.param(
            "来信请寄示例县滨河路9号教育局督导室。", [("place", "示例县滨河路9号教育局督导室")], id="来信请寄"
        ),
        pytest.param(
            "来信来访请到长桥大街6号教育局二楼,邮编000270",
            [("place", "长桥大街6号教育局二楼"), ("postcode", "000270")],
            id="请到",
        ),
        pytest.param("也可到云杉路66号东楼402室当面递交意见。", [("place", "云杉路66号东楼402室")], id="当面递交"),
        pytest.param("意见可寄送示例县石板巷27号教育局。", [("place", "示例县石板巷27号教育局")], id="寄送"),
        pytest.param("来访地址青石胡同27号108室", [("place", "青石胡同27号108室")], id="没有冒号"),
        pytest.param(
            "到督导室(示例县青溪路27号,308室)反映。", [("place", "示例县青溪路27号,308室")], id="括号里的地址"
        ),
        pytest.param("或到便民大厦2号窗口面谈。", [("place", "便民大厦2号窗口")], id="窗口"),
        pytest.param(
            "来访:矿工路7号205室,每周三上午有人接待。", [("place", "矿工路7号205室")], id="来访的时间不是地址"
        ),
        pytest.param("预约来访电话0900-1234567", [("phone", "0900-1234567")], id="预约电话"),
        pytest.param("电话0900-1234567,传真0900-1234568", [("phone", "0900-1234567")], id="传真不是电话"),
    ],
)
def test_各种写法(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "学生13448人,面积2570.88平方千米", "教督〔2017〕6号", "活动地点设在学校操场。", "网站地址公布于教育局。",
        "向全县推广经验。", "2026年1月20日", "编号1234567890123", "配备电话8部", "新校区迁到滨河路18号。",
        "心理援助热线全天24小时接听。", "心理热线0900-1234567每晚开通。", "有意见可到学校门口领取表格。",
    ],
)  # fmt: skip
def test_不是联系方式(text: str) -> None:
    assert told(text) == []


def test_真实公示的联系方式() -> None:
    document = announcement()
    found = fields(document)
    assert [(field.name, field.value) for field in found] == [
        ("office", "焉耆县教育和科学技术局"),
        ("phone", "0996-8771083"),
        ("place", "焉耆县解放路1529号教科局401室"),
        ("postcode", "841100"),
    ]
    for field in found:
        assert document.text[field.start : field.end] == field.value
        assert field.value in document.text[slice(*field.quote)]
        assert "\n" not in document.text[slice(*field.quote)]


YEAR_END = (date(2025, 12, 28), date(2026, 1, 3))
JANUARY = (date(2026, 1, 20), date(2026, 1, 24))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("公示期限:2026年1月20日-1月24日(自次日起计算)", JANUARY, id="横线"),
        pytest.param("公示时间:自2026年1月20日起至1月24日止", JANUARY, id="起至止"),
        pytest.param("公示时间:2026年1月20日起,至2026年1月24日止", JANUARY, id="起逗号至"),
        pytest.param("公示期为2026年1月20日至24日,共5天。", JANUARY, id="只写日"),
        pytest.param("公示期:2026年1月20日(星期二)至1月24日(星期六)", JANUARY, id="星期"),
        pytest.param("公示期:2026年1月20日9:00至1月24日18:00", JANUARY, id="钟点"),
        pytest.param("公示时间\uff1a2026年1月20日\uff5e1月24日", JANUARY, id="全角"),
        pytest.param("公示时间:2026-01-20至2026-01-24", JANUARY, id="数字日期"),
        pytest.param("公示期:2026.1.20—1.24", JANUARY, id="点分日期"),
        pytest.param("征求意见时间为2026年1月20日到1月24日。", JANUARY, id="征求意见"),
        pytest.param("四、公示期限\n2026年1月20日至1月24日", JANUARY, id="标题里说公示"),
        pytest.param("活动于2025年3月1日至5日举行。公示期:2026年1月20日至24日", JANUARY, id="别的日子在前"),
        pytest.param("公示期限:2025年12月28日至1月3日", YEAR_END, id="跨年只写前一年"),
        pytest.param("公示期限:12月28日至2026年1月3日", YEAR_END, id="跨年只写后一年"),
        pytest.param("活动于2026年1月20日至24日举行。", None, id="不是公示"),
        pytest.param("公示期为7个工作日。", None, id="没有日期"),
        pytest.param("公告期7个工作日,自2026年1月20日起至1月24日止。", JANUARY, id="公告期"),
        pytest.param("通报时间为2026年1月20日至1月24日。", JANUARY, id="通报时间"),
        pytest.param("结果张榜公布,张榜期为2026年1月20日至1月24日。", JANUARY, id="张榜期"),
        pytest.param("这封信公开5天,从2026年1月20日到1月24日。", JANUARY, id="公开几天"),
        pytest.param("本报告于2026年1月20日发布,公示至1月24日。", JANUARY, id="公示至"),
        pytest.param("公开招聘于2026年1月20日至24日报名。", None, id="公开招聘不是公示"),
        pytest.param("公示期:2026年2月30日至3月5日", None, id="没有这一天"),
        pytest.param("公示期:1月20日至24日", None, id="没有年份"),
        pytest.param("公示期:2026年1月24日至2026年1月20日", None, id="倒过来"),
    ],
)
def test_公示期(text: str, days: tuple[date, date] | None) -> None:
    found = period(paper(text))
    assert (found and (found.opens, found.closes)) == days
    if found:
        assert f"{found.opens.day}" in text[slice(*found.quote)]


@pytest.mark.parametrize("known", [{"opens": "2026-01-20"}, {"published": "2026-01-19"}])
def test_没写的年份看说明(known: dict[str, str]) -> None:
    found = period(paper("公示期:1月20日至24日", **known))
    assert found
    assert (found.opens, found.closes) == JANUARY


def test_真实公示的期限() -> None:
    document = announcement()
    found = period(document)
    assert found
    assert (found.opens, found.closes) == JANUARY
    assert document.text[slice(*found.quote)] == "公示期限:2026年1月20日-1月24日(自公示发布次日起计算)"
