"""Quantities with units, and what only looks like one."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.quantities import UNITS, find_quantities


def found(text: str, *, chinese: bool = False) -> list[tuple[str, str, str]]:
    return [(f"{q.value.normalize():f}", q.unit, q.comparator) for q in find_quantities(text, chinese=chinese)]


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        pytest.param("学生13448人", [("13448", "人", "=")], id="人"),
        pytest.param("学生13,448人", [("13448", "人", "=")], id="千分位"),
        pytest.param("面积2570.88平方千米", [("2570.88", "平方千米", "=")], id="长单位在前"),
        pytest.param(
            "7.7㎡,8m\u00b2,9平方米", [("7.7", "㎡", "="), ("8", "m2", "="), ("9", "平方米", "=")], id="平方米"
        ),
        pytest.param("满意度95.7\uff05", [("95.7", "%", "=")], id="全角百分号"),
        pytest.param("提高0.8个百分点", [("0.8", "个百分点", "=")], id="百分点不是百分比"),
        pytest.param("资助10639人次", [("10639", "人次", "=")], id="人次不是人"),
        pytest.param("投入5300万元", [("5300", "万元", "=")], id="万元"),
        pytest.param("3.5万平方米、2亿人", [("35000", "平方米", "="), ("200000000", "人", "=")], id="万和亿乘进数里"),
        pytest.param("500余套、3310余人次", [("500", "套", ">"), ("3310", "人次", ">")], id="余"),
        pytest.param("500余万元、3万多名", [("500", "万元", ">"), ("30000", "名", ">")], id="余万和万多"),
        pytest.param("5千米、3千册", [("5", "千米", "="), ("3000", "册", "=")], id="千米是单位千册不是"),
        pytest.param("3.26间以上", [("3.26", "间", ">=")], id="以上"),
        pytest.param(
            "不低于90%、不超过50人、至少2次", [("90", "%", ">="), ("50", "人", "<="), ("2", "次", ">=")], id="界限"
        ),
        pytest.param(
            "超过10所、不足100名、约3间", [("10", "所", ">"), ("100", "名", "<"), ("3", "间", "~")], id="多于少于约"
        ),
        pytest.param(
            "≥85%,≤0.5,<45人,>2间",
            [("85", "%", ">="), ("0.5", "", "<="), ("45", "人", "<"), ("2", "间", ">")],
            id="符号",
        ),
        pytest.param("3个月、3个", [("3", "个月", "="), ("3", "个", "=")], id="个月不是个"),
        pytest.param("小学45人、初中50人", [("45", "人", "="), ("50", "人", "=")], id="两个数"),
        pytest.param("差异系数0.231", [("0.231", "", "=")], id="没有单位"),
    ],
)
def test_数量(text: str, quantities: list[tuple[str, str, str]]) -> None:
    assert found(text) == quantities


@pytest.mark.parametrize(
    "text",
    [
        "2025年", "2025 年 9 月 1 日", "2025年9月", "2025年度", "2023—2025年", "2025-2026学年",
        "2023年、2024年", "2023、2024年", "2026-01-20", "2026.1.20", "2026年1月20日-1月24日", "1月20日至24日",
        "上午9:30", "近3年", "成立于1954年", "第12条", "第 3 项", "第5次", "1. 第一项", "2、第二项",
        "(3)第三项", "包括(4)", "①②", "教督〔2017〕6号", "(2019)30号", "0996-8771083", "(0996)8771083",
        "0996 8771083", "联系电话:8771083", "13812345678", "400-123-4567", "服务热线12345", "邮政编码:841100",
        "邮编841100", "解放路1529号教科局401室", "1-6年级", "3年级", "师生比1:15", "abc12@example.com",
        "https://example.com/2024/55", "G20峰会", "下午5时30分", "18时", "晚上10点",
        "早上7点前", "每日8时至20时", "19点至22点",
        "5G信号", "2024届毕业生", "2023级新生", "教育局3楼", "B座6层", "转12345",
    ],
)  # fmt: skip
def test_年份日期序号电话不是数量(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        pytest.param("1. 学校3所", [("3", "所", "=")], id="序号后的数"),
        pytest.param("(2)教师65人", [("65", "人", "=")], id="括号序号后的数"),
        pytest.param("教师(65人)", [("65", "人", "=")], id="括号里的数"),
        pytest.param("近3年投入1328万元", [("1328", "万元", "=")], id="近几年之后"),
        pytest.param("2025年资助4452人", [("4452", "人", "=")], id="年份之后"),
        pytest.param("公示期5天,电话0996-8771083", [("5", "天", "=")], id="天数"),
        pytest.param("1.5万元", [("1.5", "万元", "=")], id="行首的小数不是序号"),
        pytest.param("渡船4艘、松树3万棵", [("4", "艘", "="), ("30000", "棵", "=")], id="船和树"),
        pytest.param("开课6周,室温20摄氏度", [("6", "周", "="), ("20", "摄氏度", "=")], id="周和度"),
        pytest.param("体育课2小时,食堂3层", [("2", "小时", "="), ("3", "", "=")], id="小时不是钟点"),
        pytest.param("提出3点建议,16个点", [("3", "", "="), ("16", "个", "=")], id="几点建议不是钟点"),
        pytest.param("学校33对口帮扶,只有5只有", [("33", "", "="), ("5", "", "=")], id="对口和只有不是单位"),
    ],
)
def test_旁边的数还在(text: str, quantities: list[tuple[str, str, str]]) -> None:
    assert found(text) == quantities


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        pytest.param("三百二十人", [("320", "人", "=")], id="三百二十"),
        pytest.param("两百万元", [("200", "万元", "=")], id="两百万元"),
        pytest.param("三点五万人", [("35000", "人", "=")], id="三点五万"),
        pytest.param("三千多名教师", [("3000", "名", ">")], id="多"),
        pytest.param("百分之九十五点七", [("95.7", "%", "=")], id="百分之"),
        pytest.param("九成以上", [("90", "%", ">=")], id="九成"),
        pytest.param("六成半", [("65", "%", "=")], id="六成半"),
        pytest.param("连一成都不到,从四川成都来", [("10", "%", "=")], id="一成都不到"),
        pytest.param("十分钟", [("10", "分钟", "=")], id="十分钟"),
        pytest.param("至少5所,超过三成", [("5", "所", ">="), ("30", "%", ">")], id="两种写法一起"),
        pytest.param("不少于三百人、百分之九十以上", [("300", "人", ">="), ("90", "%", ">=")], id="界限"),
    ],
)
def test_中文写的数量(text: str, quantities: list[tuple[str, str, str]]) -> None:
    assert found(text, chinese=True) == quantities


def test_文件里只读阿拉伯数字的量() -> None:
    assert found("三百人、5所、九成") == [("5", "所", "=")]


@pytest.mark.parametrize(
    "text",
    [
        "一个", "一起", "十分满意", "万分感谢", "第二十三条", "第十三中学", "每一百名", "每百名学生",
        "三四个人", "七八百人", "十七八岁", "二〇二五年", "二○二六年", "六年级", "一至六年级", "九年一贯制",
        "近三年", "成立", "三好学生",
    ],
)  # fmt: skip
def test_这些中文数字不是数量(text: str) -> None:
    assert found(text, chinese=True) == []


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("5300万元", "53000000"),
        ("1.2亿元", "120000000"),
        ("3公顷", "30000"),
        ("7㎡", "7"),
        ("5‰", "0.5"),
        ("95.7%", "95.7"),
    ],
)
def test_换成基本单位(text: str, base: str) -> None:
    assert find_quantities(text)[0].base == Decimal(base)


def test_同类的量才能比() -> None:
    kinds = {text: find_quantities(text)[0].kind for text in ("5人", "5名", "5人次", "5%", "5个百分点", "5万元", "5元")}
    assert kinds["5人"] == kinds["5名"] != kinds["5人次"]
    assert kinds["5%"] != kinds["5个百分点"]
    assert kinds["5万元"] == kinds["5元"]


def test_印了几位小数() -> None:
    assert [q.decimals for q in find_quantities("3.26间、13448人、0.50")] == [2, 0, 2]


@given(
    st.decimals(0, 10**7, places=2).map(lambda value: f"{value:f}"),
    st.sampled_from(sorted(set(UNITS) - {"日"})),
    st.sampled_from(["", "每校平均", "达到", "共有,"]),
)
def test_写出的数量位置和值都对(number: str, unit: str, before: str) -> None:
    text = f"{before}{number}{unit}。"
    quantity = find_quantities(text)[0]
    assert text[quantity.start : quantity.end] == number + unit
    assert (quantity.value, quantity.unit, quantity.kind) == (Decimal(number), unit, UNITS[unit][0])


@given(st.text(alphabet="0123456789.,年月日第(): 万亿余人次所%一二三百千成以上不", max_size=40), st.booleans())
def test_任何文字都不出错_位置不重叠(text: str, chinese: bool) -> None:
    quantities = find_quantities(text, chinese=chinese)
    assert all(0 <= q.start < q.end <= len(text) for q in quantities)
    assert all(text[q.start : q.end].strip() == text[q.start : q.end] for q in quantities)
    assert all(left.end <= right.start for left, right in pairwise(quantities))
