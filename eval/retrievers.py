"""What is compared: the assistant's own rankings, each as the ten texts that it puts first."""

from dataclasses import dataclass

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.plan import Plan
from assistant.documents.corpus import Corpus
from assistant.documents.model import Passage
from assistant.search.searcher import Mode
from assistant.types import Answer, Citation
from eval.metrics.retrieval import DEPTH, Text

MODES: tuple[Mode, ...] = ("dense", "lexical", "fused")
RANKED, ANSWER = "ranked", "answer"
OWN = (*MODES, RANKED, ANSWER)


@dataclass(frozen=True)
class Asked:
    """A question's last turn as it was understood and answered."""

    plan: Plan
    answer: Answer


def rankings(assistant: Assistant, asked: Asked) -> dict[str, list[Text]]:
    """The first ten texts of each of ``OWN`` for one question."""
    corpus, retrieval, plan = assistant.corpus, assistant.retrieval, asked.plan
    found: dict[str, list[Text]] = {}
    for mode in MODES:
        hits = retrieval.searcher.search(plan.query, plan.role, DEPTH, mode)
        found[mode] = [_text(corpus.passages[hit.passage]) for hit in hits]
    ranked = [candidate.passage for candidate in retrieval.candidates(plan)]
    found[RANKED] = [_text(passage) for passage in ranked[:DEPTH]]
    found[ANSWER] = _answer_first(corpus, asked.answer, ranked)
    return found


def collection(corpus: Corpus) -> list[Text]:
    """Every passage that the assistant's search can find."""
    return [_text(passage) for passage in corpus.passages.values()]


def _answer_first(corpus: Corpus, answer: Answer, ranked: list[Passage]) -> list[Text]:
    """What the answer cites, as the clauses that the quotes stand in, and then what search ranks."""
    texts: list[Text] = []
    taken: set[str] = set()
    for citation in answer.citations:
        clauses = _clauses(corpus, citation)
        if {clause.id for clause in clauses} <= taken and clauses:
            continue
        taken |= {clause.id for clause in clauses}
        start = min([citation.start, *(clause.start for clause in clauses)])
        end = max([citation.end, *(clause.end for clause in clauses)])
        document = corpus.documents.get(citation.document)
        texts.append(
            Text(document=citation.document, text=document.text[start:end] if clauses and document else citation.quote)
        )
    texts += [_text(passage) for passage in ranked if passage.id not in taken]
    return texts[:DEPTH]


def _clauses(corpus: Corpus, citation: Citation) -> list[Passage]:
    return [
        passage
        for passage in corpus.passages.values()
        if passage.document == citation.document and passage.start < citation.end and citation.start < passage.end
    ]


def _text(passage: Passage) -> Text:
    return Text(document=passage.document, text=passage.text)
