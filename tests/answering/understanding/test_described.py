"""What a question describes is read as what documents call it; a question that only joins two levels is left alone."""

from pathlib import Path

import pytest
from made_up import SHIPPED

from assistant.answering.understanding.described import Described
from assistant.errors import CorpusError

DESCRIBED = Described(SHIPPED / "language" / "described.yaml")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("小学初中连在一块的学校几间", "九年一贯制学校"),
        ("小学和初中合在一个校园里的有几所", "九年一贯制学校"),
        ("从一年级一路念到初三的学校有吗", "九年一贯制学校"),
        ("初中高中在一个校园里的有几所", "完全中学"),
        ("能从一年级一路读到高三的有几家", "十二年一贯制学校"),
        ("跟普通孩子坐一个教室的残疾娃多少", "随班就读"),
        ("一到六年级加起来多少娃", "小学"),
        ("初中一间教室坐几个娃", "一个班"),
    ],
)
def test_a_description_is_read_as_a_name(question: str, name: str) -> None:
    assert name in DESCRIBED.named(question)


@pytest.mark.parametrize(
    "question",
    [
        "小学和初中合在一起一共多少学生",
        "小学初中的老师加在一起有几个",
        "普通高中有几所",
        "一间音乐教室要多大",
        "小学加初中一共多少家",
    ],
)
def test_other_words_are_left_as_they_are(question: str) -> None:
    assert DESCRIBED.named(question) == question


def test_a_wrong_file_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "described.yaml"
    wrong.write_text("- means: 小学\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="means 和 said"):
        Described(wrong)
