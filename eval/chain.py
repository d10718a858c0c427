"""The yardstick: a plain LangChain chain with the same embedding, at the chunk size that suits these questions best."""

import uuid
from types import TracebackType
from typing import Any

from assistant.documents.corpus import Corpus
from assistant.search.embedding import TextEmbeddings
from assistant.types import Role
from eval.metrics.retrieval import DEPTH, Text

CHUNK_SIZES = (100, 200, 300, 500)
_OVERLAP = 0.2  # LangChain's own default is 200 of 1000


class PlainChain:
    """RecursiveCharacterTextSplitter with its default separators, Chroma in memory, the ten nearest chunks."""

    def __init__(self, corpus: Corpus, embeddings: TextEmbeddings, chunk_size: int) -> None:
        """Split and embed the whole corpus with the model alone: the adapter is no part of a plain chain."""
        from langchain_chroma import Chroma
        from langchain_core.documents import Document

        pages = [
            Document(document.text, metadata={"document": document.id, "audience": document.audience})
            for document in corpus.documents.values()
            if document.kind != "schools"  # texts are compared with texts
        ]
        chunks = _splitter(chunk_size).split_documents(pages)
        # One process shares its in-memory Chroma: a name of its own keeps chunk sizes apart.
        plain = TextEmbeddings(embeddings.model, embeddings.name)
        self._store = Chroma(collection_name=f"plain-{uuid.uuid4().hex}", embedding_function=plain)
        self._store.add_documents(chunks)
        self.chunk_size = chunk_size
        self.collection = [_text(chunk) for chunk in chunks]

    def search(self, question: str, role: Role) -> list[Text]:
        """The ten chunks nearest to a question among what the reader may see."""
        options: dict[str, Any] = {"k": min(DEPTH, len(self.collection))}
        if role != "staff":
            options["filter"] = {"audience": "public"}
        return [_text(chunk) for chunk in self._store.as_retriever(search_kwargs=options).invoke(question)]

    def __enter__(self) -> "PlainChain":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.delete_collection()


def _splitter(chunk_size: int) -> Any:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(chunk_size=chunk_size, chunk_overlap=int(chunk_size * _OVERLAP))


def _text(chunk: Any) -> Text:
    return Text(document=chunk.metadata["document"], text=chunk.page_content)
