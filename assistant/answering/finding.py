"""Whether search finds what a question asks, before anything is worded."""

from assistant.answering.searching import Opened
from assistant.answering.understanding.plan import Plan

_ANOTHER = 0.9  # a chance of another subject from which words of such a one are not looked for here


class Finding:
    """Ask the best place that search finds whether it holds what is asked."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def holds(self, plan: Plan, least: float = 0.0) -> bool:
        """Say whether the best place holds what is asked, with a chance of at least so much."""
        retrieval = self._opened()
        ranked = retrieval.candidates(plan)
        return bool(ranked) and ranked[0].support >= least and retrieval.supports(plan, ranked[0])

    def tells_here(self, plan: Plan, least: float) -> bool:
        """The same for words that are mostly of another subject: 车票, and not 明天下不下雨."""
        return self.holds(plan, least) and (self._opened().subject.outside(plan) or 0.0) < _ANOTHER
