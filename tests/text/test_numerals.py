"""Numbers as people write them in Chinese."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.text.numerals import chinese_number

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """A number in Chinese by the school-book rule: sections of four digits, one 零 for each gap."""
    if number == 0:
        return "零"
    words, gap = "", False
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, unit)
        if section:
            words += ("零" if words and (gap or section < 1000) else "") + four_digits(section) + name
        gap = section == 0
    return words


def four_digits(section: int) -> str:
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, section = divmod(section, unit)
        if digit:
            words += ("零" if words and gap else "") + DIGITS[digit] + name
        gap = digit == 0
    return words


def test_写数的函数自己不错() -> None:
    samples = {
        10: "一十",
        305: "三百零五",
        13448: "一万三千四百四十八",
        10_050_000: "一千零五万",
        100_005_000: "一亿零五千",
    }
    assert {number: written(number) for number in samples} == samples


@settings(max_examples=400)
@given(st.integers(0, 10**8) | st.integers(0, 10**5) | st.integers(0, 10**11))
@example(0)
@example(10**8)
@example(120_000_000)
@example(100_000_500)
@example(10_001)
def test_写出来的数读得回来(number: int) -> None:
    assert chinese_number(written(number)) == number


@given(st.integers(10, 19), st.sampled_from(["", "万", "亿"]))
def test_十几不写一(number: int, scale: str) -> None:
    factor = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert chinese_number(written(number).removeprefix("一") + scale) == number * factor


@given(st.integers(1, 10**8 - 1))
def test_大写数字和小写一样(number: int) -> None:
    formal = written(number).translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))
    assert chinese_number(formal) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百二", "320"), ("三千五", "3500"), ("一万二", "12000"), ("三亿五", "350000000"),
        ("三百零二", "302"), ("三百〇二", "302"), ("一百一十二", "112"), ("两千零五", "2005"),
        ("两百", "200"), ("二〇二五", "2025"), ("一九五四", "1954"), ("〇", "0"), ("九点五", "9.5"),
        ("零点七五", "0.75"), ("一百点零五", "100.05"), ("三点五万", "35000"), ("一点二亿", "120000000"),
        ("一亿二千万", "120000000"), ("一万亿", "1000000000000"), ("万", "10000"), ("十", "10"),
        ("百", "100"),
    ],
)  # fmt: skip
def test_口头和书面的写法(text: str, value: str) -> None:
    assert chinese_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "3", "三人", "点五", "三点", "三 百", "三点五点六", "abc", "-三"])
def test_不是中文数字就报错(text: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese number"):
        chinese_number(text)


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿", min_size=1, max_size=7))
def test_由数字组成的词总能读(text: str) -> None:
    assert chinese_number(text) >= 0
