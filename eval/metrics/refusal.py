"""Not answering: a two by two over the status labels, never over phrases."""

from collections.abc import Iterable

from assistant.types import Frozen, Status
from eval.metrics.share import Share, share

NOT_ANSWERED: frozenset[Status] = frozenset({"not_disclosed", "out_of_scope", "clarify"})


class Case(Frozen):
    """One question: the status it wants, the one it got, and whether the whole answer was right."""

    wanted: Status
    got: Status
    right: bool
    group: str  # why it should not be answered; "answered" for those that should

    @property
    def refused(self) -> bool:
        """Whether it was not answered; a fault of the program is no refusal."""
        return self.got in NOT_ANSWERED

    @property
    def refusable(self) -> bool:
        """Whether it should not be answered."""
        return self.wanted in NOT_ANSWERED


class Refusals(Frozen):
    """The two by two in shares."""

    precision: Share  # of what was refused, what should be
    recall: Share  # of what should be refused, what was
    over_refusal: Share  # of what can be answered, what was refused
    false_answers: Share  # of what should be refused, what was answered
    given_answered: Share  # of what can be answered and was: right ones
    same_label: Share  # of what was refused rightly: with the right label too
    groups: dict[str, Share]  # recall by reason


def refusals(cases: Iterable[Case]) -> Refusals:
    """Count over all questions."""
    every = list(cases)
    refusable = [case for case in every if case.refusable]
    answerable = [case for case in every if not case.refusable]
    names = dict.fromkeys(case.group for case in refusable)
    return Refusals(
        precision=share(case.refusable for case in every if case.refused),
        recall=share(case.refused for case in refusable),
        over_refusal=share(case.refused for case in answerable),
        false_answers=share(case.got == "answered" for case in refusable),
        given_answered=share(case.right for case in answerable if case.got == "answered"),
        same_label=share(case.got == case.wanted for case in refusable if case.refused),
        groups={name: share(case.refused for case in refusable if case.group == name) for name in names},
    )
