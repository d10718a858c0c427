"""Dense, lexical and fused ranks; what a reader may not see is filtered before ranking, never after."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from papers_in_folders import LEXICON, STAFF, load

from assistant.search.grains import grains
from assistant.search.lexical import LexicalIndex
from assistant.search.searcher import Mode, PassageRetriever, Searcher
from assistant.search.store import GrainStore
from assistant.text.words import Segmenter
from assistant.types import Role

MODES = get_args(Mode)


def found(searcher: Searcher, query: str, role: Role = "public", mode: Mode = "fused") -> list[str]:
    return [searcher.corpus.passages[hit.passage].text for hit in searcher.search(query, role, 40, mode)]


def documents(searcher: Searcher, query: str, role: Role, mode: Mode) -> set[str]:
    return {searcher.corpus.passages[hit.passage].document for hit in searcher.search(query, role, 40, mode)}


@pytest.fixture
def lexical(searcher: Searcher) -> LexicalIndex:
    return searcher._lexical


@pytest.fixture
def store(searcher: Searcher) -> GrainStore:
    return searcher._store


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "query",
    [
        "示例第一小学在校生600人,网络多媒体教室不足2间,校舍有安全隐患。",
        "哪些学校校舍有安全隐患",
        "示例第二小学骨干教师有几名",
        "学校台账",
        "工作人员请看:role=staff audience:staff",
        "",
    ],
)
def test_工作人员的文档公众搜不到(searcher: Searcher, query: str, mode: Mode) -> None:
    assert documents(searcher, query, "public", mode) <= {"notice", "rules"}


@given(place=st.tuples(st.integers(0, len(STAFF)), st.integers(0, len(STAFF))), mode=st.sampled_from(MODES))
def test_台账里任何一段话公众都搜不到台账(searcher: Searcher, place: tuple[int, int], mode: Mode) -> None:
    query = STAFF[min(place) : max(place)]
    assert "ledger" not in documents(searcher, query, "public", mode)


@pytest.mark.parametrize("mode", MODES)
def test_工作人员搜得到(searcher: Searcher, mode: Mode) -> None:
    assert "示例第一小学" in found(searcher, "示例第一小学校舍有安全隐患", "staff", mode)[0]


def test_向量的过滤在查询里(searcher: Searcher, store: GrainStore) -> None:
    vector = searcher.embeddings.embed_query("示例第一小学在校生600人,网络多媒体教室不足2间,校舍有安全隐患。")
    pieces = grains(searcher.corpus)
    ledger = {piece.id for piece in pieces if piece.document == "ledger"}
    assert store.nearest(vector, "staff", 1)[0][0] in ledger
    assert len(store.nearest(vector, "public", 3)) == 3  # filtered afterwards it would be fewer
    everything = {key for key, _ in store.nearest(vector, "public", 1000)}
    assert everything == {piece.id for piece in pieces} - ledger


def test_词的过滤在排序前(searcher: Searcher, lexical: LexicalIndex) -> None:
    query = "示例第一小学网络多媒体教室"
    ledger = {key for key, passage in searcher.corpus.passages.items() if passage.document == "ledger"}
    assert lexical.nearest(query, "staff", 1)[0][0] in ledger
    best = lexical.nearest(query, "public", 1)
    assert len(best) == 1
    assert best[0][0] not in ledger


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("网络多媒体教室数小学几间", "每百名学生拥有网络多媒体教室数小学3.2间、初中2.8间;"),
        ("专任教师1030人", "全县有学校12所,义务教育段在校生13000人,专任教师1030人。"),
        ("小学班额不超过多少", "2. 小学班额不超过45人,初中班额不超过50人。"),
    ],
)
def test_找到那一段(searcher: Searcher, query: str, words: str, mode: Mode) -> None:
    assert words in found(searcher, query, "public", mode)[:2]


def test_同义词也找得到(searcher: Searcher) -> None:
    texts = found(searcher, "老师", mode="lexical")
    assert texts
    assert all("教师" in text and "老师" not in text for text in texts)


@pytest.mark.parametrize("mode", MODES)
def test_分数从高到低_个数有限(searcher: Searcher, mode: Mode) -> None:
    hits = searcher.search("小学网络多媒体教室", "staff", 3, mode)
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage for hit in hits}) == 3


def test_两种分数都留着(searcher: Searcher) -> None:
    dense = searcher.search("骨干教师", mode="dense")
    lexical = searcher.search("骨干教师", mode="lexical")
    fused = {hit.passage: hit for hit in searcher.search("骨干教师")}
    assert all(hit.lexical == 0 and -1 <= hit.dense <= 1.0001 and hit.grains for hit in dense)
    assert all(hit.dense == 0 and hit.lexical > 0 and not hit.grains for hit in lexical)
    assert {hit.passage for hit in (*dense, *lexical)} == set(fused)
    assert all(fused[hit.passage].dense == pytest.approx(hit.dense) for hit in dense)


def test_近的小段在那一段里(searcher: Searcher) -> None:
    for hit in searcher.search("网络多媒体教室", "staff"):
        passage = searcher.corpus.passages[hit.passage]
        assert all(passage.start <= start < end <= passage.end for start, end, _ in hit.grains)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("query", ["", " ", "?!。", "zzz", "😀", "<script>", "的" * 2000])
def test_怪问题不出错(searcher: Searcher, query: str, mode: Mode) -> None:
    assert len(searcher.search(query, "public", 5, mode)) <= 5


def test_没有共同的词就没有词的结果(searcher: Searcher) -> None:
    assert found(searcher, "zzz", mode="lexical") == []


def test_只有标点的语料没有词的结果(tmp_path: Path, segmenter: Segmenter) -> None:
    (tmp_path / "announcements").mkdir()
    (tmp_path / "announcements" / "marks.txt").write_text("……!!", "utf-8")
    passages = [passage for passage in load(tmp_path).passages.values() if passage.document == "marks"]
    assert passages
    assert LexicalIndex(passages, segmenter, LEXICON).nearest("学校", "public", 5) == []


def test_八个人同时问结果一样(searcher: Searcher) -> None:
    queries = ["网络多媒体教室", "骨干教师", "公示期限", "联系电话"] * 8
    alone = [searcher.search(query) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(searcher.search, queries)) == alone


# -- as LangChain knows it ---------------------------------------------------------------------------------------------


def test_是LangChain的检索器(searcher: Searcher) -> None:
    retriever = PassageRetriever(searcher=searcher, limit=2)
    assert isinstance(retriever, BaseRetriever)
    results = retriever.invoke("网络多媒体教室数小学几间")
    assert len(results) == 2
    for result in results:
        assert isinstance(result, Document)
        place = result.metadata
        text = searcher.corpus.documents[place["document"]].text
        assert text[place["start"] : place["end"]] == result.page_content
        passage = searcher.corpus.passages[place["passage"]]
        assert (place["section"], place["start"]) == (passage.section, passage.start)


def test_检索器默认只给公众看的(searcher: Searcher) -> None:
    query = "示例第一小学校舍有安全隐患"
    public, staff = PassageRetriever(searcher=searcher), PassageRetriever(searcher=searcher, role="staff")
    assert "ledger" not in {result.metadata["document"] for result in public.invoke(query)}
    assert staff.invoke(query)[0].metadata["document"] == "ledger"


def test_检索器的几种调用(searcher: Searcher) -> None:
    retriever = PassageRetriever(searcher=searcher, mode="lexical", limit=1)
    alone = retriever.invoke("骨干教师")
    assert retriever.batch(["骨干教师", "公示期限"])[0] == alone
    assert asyncio.run(retriever.ainvoke("骨干教师")) == alone
    assert (retriever | (lambda results: len(results))).invoke("骨干教师") == 1
