"""What a county says itself that it still lacks is told from its own list (示例数据)."""

import made_up
import pytest
from made_up import NOTICE, Open, told

from assistant.answering.assistant import Assistant

LIST = (
    "四、存在的不足和整改打算\n(一)小学操场偏小,老城区两所学校用地紧张。2026年底前扩建。\n"
    "(二)音乐老师不够。下学期招聘6名。\n(三)寄宿条件差。\n"
)


@pytest.fixture(scope="module")
def county(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The made-up county with a list of what it lacks."""
    return open_folder(made_up.write(tmp_path_factory.mktemp("lacks"), notice=f"{NOTICE}{LIST}"))


@pytest.mark.parametrize("question", ["你们自己说还有哪些地方没做好", "县里承认有什么短板", "自查出来有哪些问题"])
def test_短板逐条说出_不说打算(county: Assistant, question: str) -> None:
    answer = told(county.answer(question))
    assert "操场偏小" in answer
    assert "音乐老师不够" in answer
    assert "寄宿条件差" in answer
    assert "招聘6名" not in answer


@pytest.mark.parametrize("question", ["查出来的安全隐患有哪些没弄好", "全县有多少所学校"])
def test_问别的不说短板(county: Assistant, question: str) -> None:
    assert "音乐老师不够" not in told(county.answer(question))


def test_没有这一部分就不编(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> None:
    plain = open_folder(made_up.write(tmp_path_factory.mktemp("plain")))
    assert "不够" not in told(plain.answer("县里承认有什么短板"))


def test_没有分条的_逐句说出(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> None:
    plain = "四、短板与限期\n其一,缺2间美术教室,年底前改好。其二,洗浴条件不足,明年增建浴室。\n"
    county = open_folder(made_up.write(tmp_path_factory.mktemp("sentences"), notice=f"{NOTICE}{plain}"))
    answer = told(county.answer("现在还有哪些短板"))
    assert "缺2间美术教室" in answer
    assert "增建浴室" in answer
