"""Levels, synonyms and words without a subject, read from files that an office can extend."""

from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.text.lexicon import Lexicon, load_lexicon
from assistant.text.yaml_file import read_yaml

SHIPPED = Path(__file__).parents[2] / "corpus" / "language"
LEVELS = {"primary": ["小学", "小学生"], "junior": ["初中", "中学"], "neutral": ["中小学", "完全中学", "初中巩固率"]}


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(LEVELS, [["教师", "老师"], ["老师", "先生"], {"学生": ["在校生"]}], stop=["的"], light=["教育"])


def levels(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], level) for start, end, level in lexicon.levels(text)]


def test_学段词的位置(lexicon: Lexicon) -> None:
    assert levels(lexicon, "小学8.16人、初中6.56人") == [("小学", "primary"), ("初中", "junior")]


def test_中性词不是学段(lexicon: Lexicon) -> None:
    assert levels(lexicon, "中小学和完全中学的初中巩固率") == []


def test_小学生均不是小学生(lexicon: Lexicon) -> None:
    assert levels(lexicon, "小学生均面积,小学生人数") == [("小学", "primary"), ("小学生", "primary")]


def test_同义词(lexicon: Lexicon) -> None:
    assert lexicon.same("教师") == {"教师", "老师"}
    assert lexicon.same("老师") == {"教师", "老师", "先生"}
    assert lexicon.same("没有的词") == {"没有的词"}


def test_单向的同义词(lexicon: Lexicon) -> None:
    assert lexicon.same("学生") == {"学生", "在校生"}
    assert lexicon.same("在校生") == {"在校生"}


def test_分词要认得的词(lexicon: Lexicon) -> None:
    assert {"教师", "小学", "学生"} <= lexicon.vocabulary
    assert "中小学" not in lexicon.vocabulary


def test_随项目的词表读得进来() -> None:
    lexicon = load_lexicon(SHIPPED)
    assert levels(lexicon, "普通高中和幼儿园") == [("普通高中", "senior"), ("幼儿园", "preschool")]
    assert "老师" in lexicon.same("教师")
    assert {"的", "吗", "多少"} <= lexicon.stop


def copied(folder: Path, **changed: str) -> Path:
    for name in ("levels", "synonyms", "words"):
        (folder / f"{name}.yaml").write_text(
            changed.get(name) or (SHIPPED / f"{name}.yaml").read_text("utf-8"), "utf-8"
        )
    return folder


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("levels", "university: [大学]", "university", id="不认识的学段"),
        pytest.param("words", "stop: [的]\nlight: []\nmore: []", "stop 和 light", id="多余的键"),
        pytest.param("words", "stop: [的]", "stop 和 light", id="少了键"),
        pytest.param("levels", "primary: [小学", "第 1 行", id="不是YAML"),
        pytest.param("levels", "- 小学", "应当", id="不是键和值"),
        pytest.param("words", "# 空", "应当", id="空文件"),
        pytest.param("synonyms", "教师: 老师", "应当", id="同义词不是列表"),
        pytest.param("synonyms", "- 教师", "第 1 项", id="同义词的一行不是列表"),
    ],
)
def test_词表有错就说是哪个文件(tmp_path: Path, name: str, content: str, said: str) -> None:
    with pytest.raises(CorpusError) as fault:
        load_lexicon(copied(tmp_path, **{name: content}))
    assert f"{name}.yaml" in str(fault.value)
    assert said in str(fault.value)


def test_YAML读不了(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="文件不存在"):
        read_yaml(tmp_path / "nothing.yaml")
    (tmp_path / "gbk.yaml").write_bytes("标题: 公示".encode("gb18030"))
    with pytest.raises(CorpusError, match=r"gbk\.yaml.*编码"):
        read_yaml(tmp_path / "gbk.yaml")


def test_最高一类不是高一() -> None:
    lexicon = load_lexicon(SHIPPED)
    assert levels(lexicon, "补助最高一档多少,比去年高一点吗") == []
    assert levels(lexicon, "高一新生") == [("高一", "senior")]
