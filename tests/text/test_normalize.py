"""One reading of a character, whatever its width, script or case; places hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.normalize import clean, comparable, fold, simplify


@given(st.text())
def test_折叠不改长度(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_折叠两次等于一次(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("\uff13\uff0e\uff12\uff16\u3000\uff05", "3.26 %", id="全角数字和标点"),
        pytest.param("\uff21\uff49", "ai", id="全角字母和大写"),
        pytest.param("\uff08\u4e00\uff09\uff1a\uff1b\uff01\uff1f\uff0c", "(一):;!?,", id="全角标点"),
        pytest.param("2023\u20132024\u22121\u301c2", "2023-2024-1~2", id="各种横线和波浪线"),
        pytest.param("二\u25cb二五", "二〇二五", id="圆圈当零"),
        pytest.param("7.5m\u00b2", "7.5m2", id="上标"),
        pytest.param("\u2f29学", "小学", id="部首字形"),
        pytest.param("\u2460②⑩", "①②⑩", id="带圈数字是序号不是数"),
        pytest.param("\u33a1\u2103½㈠", "㎡℃½㈠", id="展开会变长的字符不动"),
        pytest.param("İ", "İ", id="小写会变长的字母不动"),
    ],
)
def test_折叠(written: str, read: str) -> None:
    assert fold(written) == read


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        pytest.param("小學多媒體教室達標嗎\uff1f", "小学多媒体教室达标吗?", id="繁体和全角"),
        pytest.param("  公示\u3000到\n哪天\t为止 ", "公示到哪天为止", id="多余的空白"),
        pytest.param("小学 3 间", "小学3间", id="数字与汉字之间的空白"),
        pytest.param("GPU 服务器 有 A B 两种", "gpu 服务器有 a b 两种", id="字母之间的空白留着"),
        pytest.param("小\u0000学\u0007达\u001b标\u007f吗", "小学达标吗", id="控制字符"),
        pytest.param("小\u200b学\u2066达标\u2069\ufeff吗\u202e", "小学达标吗", id="看不见的字符和改变书写方向的字符"),
        pytest.param("\ud83d小学\udc00", "小学", id="半个代理对"),
        pytest.param("小学\u2028达标\u2029吗", "小学达标吗", id="行分隔符"),
        pytest.param("<b>小学</b>达标<br/>吗", "小学达标吗", id="标签去掉文字留下"),
        pytest.param("<script>alert(1)</script>达标吗", "alert(1) 达标吗", id="脚本标签"),
        pytest.param("\uff1cimg src=x onerror=alert(1)\uff1e达标吗", "达标吗", id="全角写的标签"),
        pytest.param("<!-- 注 -->达标吗", "达标吗", id="注释"),
        pytest.param("班额<45人还是>50人", "班额<45人还是>50人", id="小于号不是标签"),
        pytest.param("达标吗😀", "达标吗😀", id="表情留着"),
        pytest.param("", "", id="空"),
        pytest.param("\u3000\n\t \u200b", "", id="只有空白"),
    ],
)
def test_整理提问(typed: str, question: str) -> None:
    assert clean(typed) == question


@given(st.text(max_size=60))
def test_整理后没有看不见的字符(text: str) -> None:
    assert {unicodedata.category(char)[0] for char in clean(text)} <= set("LMNPSZ")


@given(st.text(alphabet="<>/ab小学 !", max_size=60))
def test_整理后没有完整的标签(text: str) -> None:
    assert "<a>" not in clean(text)
    assert "</b>" not in clean(text)


def test_一万个小于号很快() -> None:
    assert len(clean("<a" * 5000)) == 10_000


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("每百名 学生\n拥有", "每百名学生拥有", id="空白"),
        pytest.param("7.5\u33a1", "7.5m2", id="兼容字符"),
        pytest.param("\uff21\uff29", "ai", id="全角和大小写"),
    ],
)
def test_印出来一样就相等(left: str, right: str) -> None:
    assert comparable(left) == comparable(right)


def test_简化保留简体() -> None:
    text = "义务教育优质均衡发展,乾隆年间,著名学校"
    assert simplify(text) == text
