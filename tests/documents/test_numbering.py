"""Line numbers apart from quantities; made-up texts are 示例数据."""

import pytest
from hypothesis import given
from papers import CHINESE

from assistant.documents.numbering import item_numbers, without_numbers


def numbers(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in item_numbers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("1. 学校\n2. 学生", ["1.", "2."], id="点"),
        pytest.param("7.铺路\n8.26所学校换锅炉\n9.添书", ["7.", "8.", "9."], id="序号和数连写"),
        pytest.param("1.2027年完工\n2.扩班", ["1.", "2."], id="序号和年份连写"),
        pytest.param("3.1 每个年级\n3.2 每所学校\n3.3 校车", ["3.1", "3.2", "3.3"], id="两级"),
        pytest.param("3.1每个年级\n3.2多渠道", ["3.1", "3.2"], id="两级不空格"),
        pytest.param("01 概貌\n02 经费\n03 教师", ["01", "02", "03"], id="空格"),
        pytest.param("1\u3000概貌\n2\u3000经费", ["1", "2"], id="全角空格"),
        pytest.param("8.26所学校换锅炉\n教师65人", [], id="没有前后的序号就是数"),
        pytest.param("3.26间\n2.58间", [], id="几行小数"),
        pytest.param("3 所学校\n12 名教师", [], id="数和单位空开"),
        pytest.param("7.铺路\n8.26%的学生\n8.添书", ["7.", "8."], id="下一行才是第八条"),
        pytest.param("学校8.26所", [], id="不在行首"),
    ],
)
def test_条目的序号(text: str, found: list[str]) -> None:
    assert numbers(text) == found


@given(CHINESE)
def test_只抹掉序号_别的位置不动(text: str) -> None:
    plain = without_numbers(text)
    assert len(plain) == len(text)
    spans = item_numbers(text)
    kept = [i for i in range(len(text)) if not any(low <= i < high for low, high in spans)]
    assert all(plain[i] == text[i] for i in kept)
    assert all(low < high for low, high in spans)
