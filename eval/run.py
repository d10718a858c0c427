"""Ask every question once, judge each answer, and compare the retrievers on the same questions."""

import hashlib
import time
from collections.abc import Callable, Sequence
from datetime import datetime

from assistant import __version__
from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.understand import cleaned
from assistant.errors import InputError
from assistant.text.normalize import comparable
from assistant.types import Answer
from eval.chain import CHUNK_SIZES, PlainChain
from eval.metrics.accuracy import faults
from eval.metrics.citations import cited
from eval.metrics.first_sentence import direct
from eval.metrics.retrieval import Found, Text, look, mrr, recall
from eval.metrics.support import support
from eval.questions import Question
from eval.result import About, Judged, Result
from eval.retrievers import OWN, Asked, collection, rankings

Progress = Callable[[int, int], None]


def run(
    assistant: Assistant,
    questions: Sequence[Question],
    *,
    progress: Progress | None = None,
    chunk_sizes: Sequence[int] = CHUNK_SIZES,
) -> Result:
    """Measure an assistant."""
    started = time.perf_counter()
    assistant.warm()
    texts = collection(assistant.corpus)
    judged = []
    for done, question in enumerate(questions, 1):
        judged.append(_judge(assistant, question, texts))
        if progress:
            progress(done, len(questions))
    judged, chains = _with_chains(assistant, judged, chunk_sizes)
    return Result(
        about=_about(assistant, questions, time.perf_counter() - started),
        judged=tuple(judged),
        retrievers=(*OWN, *chains),
        chain=_best(judged, chains),
    )


def check_sources(assistant: Assistant, questions: Sequence[Question]) -> None:
    """Refuse questions of another corpus: InputError names the first whose document or words are not there."""
    texts = {key: comparable(document.text) for key, document in assistant.corpus.documents.items()}
    for question in questions:
        if question.document and question.document not in texts:
            raise InputError(
                f"题目 {question.id} 的文档 {question.document} 不在资料里", remedy="用 --questions 指向这套资料的题目"
            )
        if question.source and comparable(question.source) not in texts.get(question.document, "".join(texts.values())):
            raise InputError(f"题目 {question.id} 的 source 在文档里找不到:{question.source}", remedy="按文档原话改正")


def _judge(assistant: Assistant, question: Question, texts: list[Text]) -> Judged:
    conversation = Conversation()
    for turn in question.turns[:-1]:
        assistant.answer(turn, conversation, role=question.role, today=question.today)
    before = conversation.model_copy(deep=True)
    last = question.turns[-1]
    # Asked before anything else, or the embedding of the question would be at hand and its time too short.
    answer = _answer(assistant, question, conversation)
    found: dict[str, Found] = {}
    if question.has_source:
        plan = assistant.plan(cleaned(last), before, role=question.role, today=question.today)
        ranked = rankings(assistant, Asked(plan, answer))
        found = {name: look(question, ranked[name], texts) for name in OWN}
    wrong = faults(question, answer)
    return Judged(
        question=question,
        answer=answer,
        faults=tuple(wrong),
        support=support(answer),
        cited=cited(answer, assistant.corpus.documents),
        direct=None if wrong else direct(question, answer),  # where it stands, of what is there
        found=found,
    )


def _answer(assistant: Assistant, question: Question, conversation: Conversation) -> Answer:
    last = question.turns[-1]
    try:
        return assistant.answer(last, conversation, role=question.role, today=question.today, id=question.id)
    except Exception as fault:  # noqa: BLE001 (one question that breaks the program is a failed question, not a failed run)
        words = f"{type(fault).__name__}: {fault}"
        return Answer(id=question.id, question=last, answer=words, status="error", route="none")


def _with_chains(
    assistant: Assistant, judged: list[Judged], chunk_sizes: Sequence[int]
) -> tuple[list[Judged], list[str]]:
    """Add what the plain chain finds: for a conversation with its last turn alone, and with all turns joined."""
    names, found = [], {one.question.id: dict(one.found) for one in judged}
    for size in chunk_sizes:
        with PlainChain(assistant.corpus, assistant.retrieval.searcher.embeddings, size) as chain:
            for way, words in (("last", _last), ("joined", _joined)):
                names.append(f"chain-{size}-{way}")
                for one in judged:
                    if one.question.has_source:
                        ranked = chain.search(words(one.question), one.question.role)
                        found[one.question.id][names[-1]] = look(one.question, ranked, chain.collection)
    return [one.model_copy(update={"found": found[one.question.id]}) for one in judged], names


def _last(question: Question) -> str:
    return question.turns[-1]


def _joined(question: Question) -> str:
    return " ".join(question.turns)


def _best(judged: Sequence[Judged], chains: Sequence[str]) -> str:
    """The chain that counts: chosen on these very questions, in its favour."""

    def merit(name: str) -> tuple[int, int, float]:
        found = [one.found[name] for one in judged if one.found]
        return recall(found, 1).right, recall(found, 5).right, mrr(found)

    return max(chains, key=merit, default="")


def _about(assistant: Assistant, questions: Sequence[Question], seconds: float) -> About:
    documents = assistant.corpus.documents
    corpus = "\n".join(f"{key} {documents[key].sha256}" for key in sorted(documents))
    asked = "\n".join(question.model_dump_json() for question in questions)
    return About(
        version=__version__,
        date=datetime.now().astimezone().isoformat(timespec="seconds"),
        model=assistant.settings.embedding,
        corpus=_hash(corpus),
        questions=_hash(asked),
        documents=len(documents),
        seconds=round(seconds, 1),
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
