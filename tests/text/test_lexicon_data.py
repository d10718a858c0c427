"""The word lists that ship with the assistant hold their form: whoever adds a word is told what is wrong with it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from assistant.text.lexicon import Lexicon, load_lexicon
from assistant.text.normalize import clean
from assistant.text.words import Segmenter
from assistant.text.yaml_file import read_yaml

FOLDER = Path(__file__).parents[2] / "corpus" / "language"
# Words of one character that are worth the false matches they bring; each was looked at.
SINGLE = {"娃", "村", "镇", "乡", "辖", "楼", "挣"}

LINES: list[Any] = read_yaml(FOLDER / "synonyms.yaml")
SAME: list[list[Any]] = [line for line in LINES if isinstance(line, list)]
ONE_WAY: list[tuple[Any, list[Any]]] = [item for line in LINES if isinstance(line, dict) for item in line.items()]
WORDS: dict[str, list[Any]] = read_yaml(FOLDER / "words.yaml")


def twice(words: Iterable[Any]) -> list[Any]:
    return [word for word, seen in Counter(words).items() if seen > 1]


def all_words() -> list[Any]:
    return [
        *(word for line in SAME for word in line),
        *(word for asked, served in ONE_WAY for word in (asked, *served)),
    ]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(FOLDER)


@pytest.fixture(scope="module")
def segmenter(lexicon: Lexicon) -> Segmenter:
    return Segmenter(lexicon.vocabulary, lexicon.stop | lexicon.light)


def test_每行是词的列表或单向词条() -> None:
    assert [line for line in LINES if not isinstance(line, list | dict)] == []
    assert [asked for asked, served in ONE_WAY if not isinstance(served, list) or not served] == []


def test_每个词都是字符串且已是归一写法() -> None:
    every = [*all_words(), *WORDS["stop"], *WORDS["light"]]
    assert [word for word in every if not isinstance(word, str)] == []
    assert [word for word in every if clean(word) != word] == []


def test_一行至少两个词且不重复() -> None:
    assert [line for line in SAME if len(line) < 2] == []
    assert [line for line in SAME if twice(line)] == []
    assert [asked for asked, served in ONE_WAY if twice([asked, *served])] == []


def test_一行不是另一行的一部分() -> None:
    lines = [set(line) for line in SAME]
    inside = [
        sorted(line)
        for place, line in enumerate(lines)
        if any(line <= other for other in lines[:place] + lines[place + 1 :])
    ]
    assert inside == []


def test_单向词条只写一次且确有所加() -> None:
    assert twice(asked for asked, _ in ONE_WAY) == []
    idle = [asked for asked, served in ONE_WAY if any({asked, *served} <= set(line) for line in SAME)]
    assert idle == []


def test_单字词都经过审看() -> None:
    assert {word for word in all_words() if len(word) == 1} == SINGLE


def test_停用词与轻词不重复不相交() -> None:
    assert twice(WORDS["stop"]) == []
    assert twice(WORDS["light"]) == []
    assert set(WORDS["stop"]) & set(WORDS["light"]) == set()


def test_停用词不是同义词(lexicon: Lexicon) -> None:
    """A stop word is dropped before its line is looked at: such a line would do nothing."""
    assert lexicon.stop & set(lexicon.groups) == set()


def test_停用词与轻词在分词中是整词(segmenter: Segmenter) -> None:
    """A word that segmentation takes apart never meets the list."""
    assert [word for word in (*WORDS["stop"], *WORDS["light"]) if segmenter.words(word) != [word]] == []


def test_同义词在分词中是整词(lexicon: Lexicon, segmenter: Segmenter) -> None:
    plain = [word for word in sorted(lexicon.vocabulary) if word.isalnum()]
    assert [word for word in plain if segmenter.words(word) != [word]] == []


def test_一个词不牵连过多的词(lexicon: Lexicon) -> None:
    """Lines that share words grow into one another; a word with very many others would be found everywhere."""
    assert {word: len(same) for word, same in lexicon.groups.items() if len(same) > 25} == {}


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("操场", "体育运动场馆"),
        ("电脑教室", "学生机房"),
        ("打工子女", "随迁子女"),
        ("留守孩子", "留守儿童"),
        ("换岗", "交流轮岗"),
        ("名师", "骨干教师"),
        ("音体美老师", "体育、艺术"),
        ("伙食", "校园餐"),
        ("住校", "寄宿"),
        ("写信", "书面形式"),
        ("教体局", "教育局"),
        ("匿名", "真实姓名"),
    ],
)
def test_口语找得到公文用词(lexicon: Lexicon, asked: str, written: str) -> None:
    assert written in lexicon.same(asked)


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("真实姓名", "匿名"),
        ("在校生", "学生"),
        ("人大代表", "政协委员"),
        ("达标", "未达标"),
        ("差异系数", "校际差异率"),
        ("市级复核", "省级评估"),
        ("公办学校", "民办学校"),
        ("音乐教室", "美术教室"),
        ("在编教师", "编外教师"),
    ],
)
def test_不同的事不混在一起(lexicon: Lexicon, asked: str, other: str) -> None:
    assert other not in lexicon.same(asked)
