"""What a run gives: every question with its answer and what the metrics say of it, and the figures over all of them."""

from collections.abc import Callable, Iterable
from functools import cached_property

from pydantic import Field

from assistant.types import Answer, Frozen
from eval.metrics.citations import Cited, total
from eval.metrics.latency import Latency, latency
from eval.metrics.mcnemar import Paired, paired
from eval.metrics.refusal import Case, Refusals, refusals
from eval.metrics.retrieval import Found, recall
from eval.metrics.share import Share, share
from eval.metrics.support import Support
from eval.questions import Question
from eval.retrievers import ANSWER


class About(Frozen):
    """What was measured on what, when."""

    version: str
    date: str
    model: str
    corpus: str  # hash over the documents
    questions: str  # hash over the questions
    documents: int
    seconds: float


class Judged(Frozen):
    """One question, its answer, and what is wrong with it."""

    question: Question
    answer: Answer
    faults: tuple[str, ...]
    support: Support
    cited: Cited
    direct: bool | None  # of right answers: whether the first sentence is the answer
    found: dict[str, Found] = Field(default={})  # by retriever; empty for questions without an expected source

    @property
    def right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


class Figure(Frozen):
    """A figure of the report with its target, where there is one."""

    name: str
    label: str
    share: Share
    target: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None without a target or without cases."""
        if self.target is None or self.share.value is None:
            return None
        return self.share.value >= self.target


class Result(Frozen):
    """A run over a set of questions; ``chain`` names the plain chain that counts, the best of ``retrievers``."""

    about: About
    judged: tuple[Judged, ...]
    retrievers: tuple[str, ...]
    chain: str

    def found(self, retriever: str, keep: Callable[[Judged], bool] = lambda _: True) -> list[Found]:
        """What one retriever found for the questions with an expected source."""
        return [one.found[retriever] for one in self.judged if retriever in one.found and keep(one)]

    def compared(self, first: str, second: str) -> Paired:
        """McNemar between two retrievers on the right source first."""
        return paired(*([found.within(1) for found in self.found(name)] for name in (first, second)))

    @property
    def kinds(self) -> list[str]:
        """The kinds of question in order."""
        return list(dict.fromkeys(one.question.kind for one in self.judged))

    def accuracy(self, keep: Callable[[Judged], bool] = lambda _: True) -> Share:
        """The share of right answers among some questions."""
        return share(one.right for one in self.judged if keep(one))

    @cached_property
    def refusals(self) -> Refusals:
        """The two by two of not answering."""
        return refusals(
            Case(
                wanted=one.question.status,
                got=one.answer.status,
                right=one.right,
                group=one.question.why_not or "answered",
            )
            for one in self.judged
        )

    @property
    def latencies(self) -> dict[str, Latency]:
        """Milliseconds of the last turns by route."""
        routes = dict.fromkeys(one.answer.route for one in self.judged)
        return {
            route: latency(one.answer.elapsed_ms for one in self.judged if one.answer.route == route)
            for route in routes
        }

    @cached_property
    def figures(self) -> list[Figure]:
        """Every figure that has a target or is compared with the baseline."""
        first, five = recall(self.found(ANSWER), 1), recall(self.found(ANSWER), 5)
        refused = self.refusals
        return [
            Figure(name="accuracy", label="回答正确", share=self.accuracy(), target=0.90),
            Figure(name="accuracy_test", label="回答正确(测试半)", share=self.accuracy(_in_test), target=0.95),
            Figure(name="source_first", label="出处第一", share=first, target=0.95),
            Figure(name="source_five", label="出处在前五", share=five, target=0.99),
            Figure(name="support", label="数字有依据", share=_supported(self.judged), target=1.0),
            Figure(name="valid", label="引文逐字", share=total(one.cited.valid for one in self.judged), target=1.0),
            Figure(
                name="cited", label="引文查全", share=total(one.cited.supported for one in self.judged), target=0.95
            ),
            Figure(name="useful", label="引文查准", share=total(one.cited.useful for one in self.judged), target=0.98),
            Figure(name="refusal_precision", label="不答查准", share=refused.precision, target=0.95),
            Figure(name="refusal_recall", label="不答查全", share=refused.recall, target=0.95),
            Figure(name="given_answered", label="作答的正确", share=refused.given_answered),
            Figure(name="direct", label="首句直接回答", share=_direct(self.judged), target=0.98),
        ]


def _in_test(one: Judged) -> bool:
    return one.question.half == "test"


def _supported(judged: Iterable[Judged]) -> Share:
    every = list(judged)
    n = sum(one.support.n for one in every)
    return Share(right=n - sum(len(one.support.unsupported) for one in every), n=n)


def _direct(judged: Iterable[Judged]) -> Share:
    return share(one.direct for one in judged if one.direct is not None)
