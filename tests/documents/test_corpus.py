"""A folder of documents, with descriptions or without; what cannot be used names its file (示例数据)."""

from pathlib import Path

import pytest
from papers import ANNOUNCEMENT, CORPUS

from assistant.documents.corpus import Corpus, load_corpus, read_document, region_of, title_of
from assistant.errors import CorpusError
from assistant.text.lexicon import Lexicon, load_lexicon

TEXT = "示例县义务教育优质均衡发展自查自评公示\n一、基本情况\n示例县有学校12所。\n"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(CORPUS / "language")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "announcements").mkdir()
    (tmp_path / "announcements" / "sample.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_随项目的语料(lexicon: Lexicon) -> None:
    corpus = load_corpus(CORPUS, CORPUS, lexicon)
    assert [document.id for document in corpus.of_kind("announcement")] == ["yanqi-2026"]
    assert [document.id for document in corpus.of_kind("standard")] == ["balanced-2017"]
    assert all(passage.document in corpus.documents for passage in corpus.passages.values())
    assert set(corpus.figures) <= set(corpus.passages)


def test_没有标准时用随项目的(folder: Path, lexicon: Lexicon) -> None:
    corpus = load_corpus(folder, CORPUS, lexicon)
    assert list(corpus.documents) == ["sample", "balanced-2017"]


def test_自己的标准代替随项目的(folder: Path, lexicon: Lexicon) -> None:
    (folder / "standards").mkdir()
    (folder / "standards" / "province.md").write_text("# 示例标准\n\n1. 小学每班不超过40人。\n", "utf-8")
    corpus = load_corpus(folder, CORPUS, lexicon)
    assert [document.id for document in corpus.of_kind("standard")] == ["province"]


def test_没有说明时猜标题和地区(folder: Path, lexicon: Lexicon) -> None:
    told = load_corpus(folder, CORPUS, lexicon).documents["sample"].description
    assert (told.title, told.region) == ("示例县义务教育优质均衡发展自查自评公示", "示例县")
    assert (told.audience, told.provenance, told.opens) == ("public", "real", "")


def test_说明里写了的不猜(folder: Path, lexicon: Lexicon) -> None:
    (folder / "announcements" / "sample.yaml").write_text("title: 一份公示\nopens: 2026-01-20\nissuer:\n", "utf-8")
    told = load_corpus(folder, CORPUS, lexicon).documents["sample"].description
    assert (told.title, told.region, told.opens, told.issuer) == ("一份公示", "示例县", "2026-01-20", "")


def test_真实公示没有说明时(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(ANNOUNCEMENT.read_bytes())
    told = read_document(path, "announcement").description
    assert (told.title, told.region) == ("notice", "焉耆回族自治县")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("示例县公示\n正文。", "示例县公示"),
        ("\n\n  # 示例县公示  \n正文。", "示例县公示"),
        ("第一句话就是正文。\n第二句。", ""),
        ("很长的一行" * 20 + "\n正文。", ""),
        ("一、基本情况\n正文。", ""),
        ("(一)基本情况\n正文。", ""),
    ],
)
def test_标题(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("title", "text", "region"),
    [
        pytest.param("示例县义务教育优质均衡发展公示", "", "示例县", id="标题开头"),
        pytest.param("关于和静县义务教育优质均衡发展情况的公示", "", "和静县", id="关于某县"),
        pytest.param("2025年向阳区义务教育公示", "", "向阳区", id="年份之后"),
        pytest.param("沛县教育局公示", "", "沛县", id="单字县名"),
        pytest.param("示例市示例区教育局关于督导评估的公示", "", "示例市示例区", id="市和区"),
        pytest.param("双江拉祜族佤族布朗族傣族自治县公示", "", "双江拉祜族佤族布朗族傣族自治县", id="长名自治县"),
        pytest.param("南山区公示", "", "南山区", id="像山区的区"),
        pytest.param("公示", "我县教育。全县有学校,社区15个。示例县完成自评,示例县达标。", "示例县", id="正文里最多的"),
        pytest.param("公示", "焉耆回族自治县成立。焉耆县教育。焉耆县达标。", "焉耆回族自治县", id="全称"),
        pytest.param("公示", "根据示例县人民政府安排,在示例县开展。", "示例县", id="介词之后"),
        pytest.param("公示", "我县、全县、该县和各县,边远地区,学区,社区。", "", id="都不是地名"),
        pytest.param("公示", "学校12所。", "", id="没有地名"),
    ],
)
def test_地区(title: str, text: str, region: str) -> None:
    assert region_of(title, text) == region


def test_文件夹不存在(tmp_path: Path, lexicon: Lexicon) -> None:
    with pytest.raises(CorpusError, match="文件夹不存在") as fault:
        load_corpus(tmp_path / "没有", CORPUS, lexicon)
    assert str(tmp_path / "没有") in str(fault.value)


@pytest.mark.parametrize(
    "inside", [[], ["announcements/说明.pdf"], ["announcements/.hidden.txt"], ["other/a.txt"], ["a.txt"]]
)
def test_没有文档(tmp_path: Path, lexicon: Lexicon, inside: list[str]) -> None:
    for name in inside:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    with pytest.raises(CorpusError, match="没有文档") as fault:
        load_corpus(tmp_path, CORPUS, lexicon)
    assert str(tmp_path) in str(fault.value)


def test_两个文档同名(folder: Path, lexicon: Lexicon) -> None:
    (folder / "announcements" / "sample.md").write_text(TEXT, "utf-8")
    with pytest.raises(CorpusError, match="两个文档同名 sample"):
        load_corpus(folder, CORPUS, lexicon)


def test_与标准同名(folder: Path, lexicon: Lexicon) -> None:
    (folder / "announcements" / "balanced-2017.txt").write_text(TEXT, "utf-8")
    with pytest.raises(CorpusError, match="两个文档同名 balanced-2017"):
        load_corpus(folder, CORPUS, lexicon)


@pytest.mark.parametrize(
    ("description", "said"),
    [
        pytest.param("titel: 公示", "不认识的键 titel", id="不认识的键"),
        pytest.param("audience: everyone", "audience 的值 'everyone' 不合要求", id="不认识的读者"),
        pytest.param("provenance: 真的", "'real' 或 'synthetic'", id="不认识的来源"),
        pytest.param("- 公示", "应当是键和值", id="不是键和值"),
        pytest.param("", "应当是键和值", id="空文件"),
        pytest.param("title: [公示", "不是合格的 YAML(第 1 行)", id="不是YAML"),
    ],
)
def test_说明有错就说是哪个文件(folder: Path, lexicon: Lexicon, description: str, said: str) -> None:
    path = folder / "announcements" / "sample.yaml"
    path.write_text(description, "utf-8")
    with pytest.raises(CorpusError) as fault:
        load_corpus(folder, CORPUS, lexicon)
    assert str(path) in str(fault.value)
    assert said in str(fault.value)


def test_坏文档说是哪个文件(folder: Path, lexicon: Lexicon) -> None:
    path = folder / "announcements" / "bad.txt"
    path.write_bytes(b"\x80\x81\xff")
    with pytest.raises(CorpusError) as fault:
        load_corpus(folder, CORPUS, lexicon)
    assert str(path) in str(fault.value)


def test_只有工作人员能看的文档(folder: Path, lexicon: Lexicon) -> None:
    (folder / "announcements" / "sample.yaml").write_text("audience: staff\n", "utf-8")
    corpus: Corpus = load_corpus(folder, CORPUS, lexicon)
    assert {passage.audience for passage in corpus.passages.values() if passage.document == "sample"} == {"staff"}
    assert {passage.audience for passage in corpus.passages.values() if passage.document != "sample"} == {"public"}
