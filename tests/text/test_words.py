"""Words by jieba with the field's own dictionary."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.text.words import Segmenter


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter({"网络多媒体教室", "随班就读", "控辍保学", "生均"})


def test_领域词不切开(segmenter: Segmenter) -> None:
    assert segmenter.words("控辍保学和随班就读") == ["控辍保学", "和", "随班就读"]


def test_检索词里有长词也有短词(segmenter: Segmenter) -> None:
    assert {"网络多媒体教室", "教室"} <= set(segmenter.search_words("每百名学生拥有网络多媒体教室"))


def test_标点和空白不是词(segmenter: Segmenter) -> None:
    assert segmenter.words("小学,(初中)。 \n!") == ["小学", "初中"]
    assert segmenter.search_words("……《》") == []
    assert segmenter.words("") == []


def test_百分号和数是词(segmenter: Segmenter) -> None:
    assert {"95.7", "%"} <= set("|".join(segmenter.words("满意度95.7%")).replace("95.7%", "95.7|%").split("|"))


def test_全角和大小写先折叠(segmenter: Segmenter) -> None:
    assert segmenter.words("\uff21\uff29赋能") == segmenter.words("ai赋能")


def test_词性(segmenter: Segmenter) -> None:
    assert dict(segmenter.tagged("学校有网络多媒体教室"))["网络多媒体教室"] == "n"


def test_词频(segmenter: Segmenter) -> None:
    assert segmenter.frequency("学校") > 0
    assert segmenter.frequency("没有这样的词") == 0


def test_一个分词器的词典不影响另一个(segmenter: Segmenter) -> None:
    assert "控辍保学" not in Segmenter(set()).words("控辍保学")


def test_多个线程一起分词结果一样(segmenter: Segmenter) -> None:
    texts = [f"第{number}所学校实现控辍保学,配备网络多媒体教室{number}间。" for number in range(40)]
    alone = [segmenter.words(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(segmenter.words, texts)) == alone


@pytest.fixture(scope="module")
def field() -> Segmenter:
    """A segmenter whose field has words that the general dictionary runs together with their neighbours."""
    return Segmenter({"初中", "小学", "高中", "班额", "操场", "骨干教师", "优质高中"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("初中班额", ["初中", "班额"]),  # the dictionary has 初中班
        ("小学班额多大", ["小学", "班额", "多大"]),
        ("好高中", ["好", "高中"]),
        ("初中骨干教师", ["初中", "骨干教师"]),
        ("青松操场小学", ["青松", "操场", "小学"]),
        ("优质高中", ["优质高中"]),  # a word of the field made of another one stays whole
    ],
)
def test_本行的词赢过词典里的生僻词(field: Segmenter, text: str, words: list[str]) -> None:
    assert field.words(text) == words


def test_常见的词不让位(field: Segmenter) -> None:
    assert field.words("高中生在操场上") == ["高中生", "在", "操场", "上"]


def test_平常的词只补词典里没有的() -> None:
    plain, more = Segmenter(set()), Segmenter(set(), {"学校", "拢共"})
    assert more.words("拢共多少") == ["拢共", "多少"]
    assert more.frequency("学校") == plain.frequency("学校")
