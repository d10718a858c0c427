"""What a question asks, and whether a clause denies or tells it."""

import made_up
import pytest

from assistant.answering.places.doubted import Doubted
from assistant.answering.places.reading import Reading

LANGUAGE = made_up.SHIPPED / "language"
READING = Reading(LANGUAGE, Doubted(LANGUAGE / "doubted.yaml"))


@pytest.mark.parametrize(
    ("question", "predicate", "denied"),
    [
        ("借了图书,过期要不要罚款?", "罚款", False),
        ("乐器会搬到新楼去吗", "搬到新楼去", False),
        ("可以不参加合唱吗", "不参加合唱", True),
        ("社团收不收新人", "收新人", False),
        ("有班级没领到图书吗", "没领到图书", True),
    ],
)
def test_问的是什么(question: str, predicate: str, denied: bool) -> None:
    asked = READING.asked(question)
    assert (asked.predicate, asked.denied) == (predicate, denied)


@pytest.mark.parametrize(
    ("question", "clause", "expected"),
    [
        ("参加合唱要不要试唱", "合唱队按自愿报名,不试唱", False),
        ("校门口拍照吗", "校门不拍摄学生照片", False),
        ("图书角由志愿者整理吗", "图书角每周由志愿者整理", True),
        ("借阅登记簿,门卫能翻看吗", "借阅登记簿只有图书管理员可看", False),
        ("借阅登记簿,图书管理员能翻看吗", "借阅登记簿只有图书管理员可看", True),
        ("家长没签字,孩子能去露营吗", "露营须经家长签字", False),
        ("周五会取消晚自习吗", "周五取消晚自习", True),
        ("周五还上晚自习吗", "周五取消晚自习", False),
        ("下雨天还升旗吗", "校门口设公告栏", None),
    ],
)
def test_原文怎么说(question: str, clause: str, expected: bool | None) -> None:
    assert READING.says(READING.asked(question), clause, []) is expected
