"""What a conversation is given to remember of a turn: its subject, where its answer stood, and the numbers it told."""

from assistant.answering.composing.verify import numbers
from assistant.answering.drafts.draft import Draft
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.plan import Plan, Told
from assistant.answering.understanding.signs import found_in
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure


class Memory:
    """Keep turns; one per assistant."""

    def __init__(self, understanding: Understanding, facts: Facts) -> None:
        self._facts = facts
        self._understanding, self._corpus, self._standard = understanding, understanding.corpus, understanding.standard

    def keep(self, conversation: Conversation, plan: Plan, draft: Draft) -> None:
        """Remember a turn; what lies outside the documents is no turn."""
        if draft.status == "out_of_scope":
            return
        quote = next((quote for quote in draft.quotes if not quote.cells), None)
        place = (quote.document, quote.start, quote.end) if quote else None
        answered = draft.status == "answered"
        told = self._told(plan, draft) if answered else ()
        conversation.remember(plan, self._topic(plan, draft, told), answered=answered, place=place, told=told)

    def _told(self, plan: Plan, draft: Draft) -> tuple[Told, ...]:
        """The announcement's numbers that a draft quotes and shows, those of the unit and the name asked for first."""
        shown = numbers("".join(sentence.text for sentence in draft.sentences))
        found: list[Figure] = []
        for quote in draft.quotes:
            if not quote.cells and self._corpus.documents[quote.document].kind == "announcement":
                figures = self._corpus.figures_in(quote.document, quote.start, quote.end)
                found += [figure for figure in figures if figure.value in shown]
        terms = self._understanding.terms(plan.question)
        named = {one.start: sum(term.weight for term in terms if found_in(term, one.subject)) for one in found}
        found.sort(key=lambda one: (bool(plan.units) and one.kind not in plan.units, -named[one.start]))
        return tuple(dict.fromkeys((figure.document, figure.start) for figure in found))

    def _topic(self, plan: Plan, draft: Draft, told: tuple[Told, ...]) -> str:
        """What a turn was about: the indicator that answered it, else the question's own subject."""
        ids = [outcome.arguments["indicator"] for outcome in draft.working if "indicator" in outcome.arguments]
        ids = _only_unmet(draft) or ids
        if ids and ids[0] in self._standard:
            cv = self._standard.rules.cv
            spread = draft.working[0].arguments.get("condition") == cv.key
            return self._standard[ids[0]].short + (cv.label if spread else "")
        return self._of_another(plan, told) or self._understanding.subject(plan.query)

    def _of_another(self, plan: Plan, told: tuple[Told, ...]) -> str:
        """What the told number is reported for, where the question's words named another indicator.

        教师轮岗比例多少 / 骨干的呢 / 标准呢: the key teachers among those who moved, and not all of them.
        """
        if not plan.indicators or not told:
            return ""
        reported = self._facts.announcement(question=plan.query, role=plan.role).reported
        found = [key for key, one in reported.items() if (one.figure.document, one.figure.start) == told[0]]
        if len(found) != 1 or found[0][0] == plan.indicators[0].indicator:
            return ""
        indicator, condition, _ = found[0]
        return next((one.label for one in self._standard[indicator].conditions if one.key == condition), "")


def _only_unmet(draft: Draft) -> list[str]:
    """The one indicator that is told to be missed, which who goes on means: 哪项没达标 / 啥时候改好."""
    audits = [outcome for outcome in draft.working if outcome.arguments.get("verdict") == "unmet"]
    rows = [row for outcome in audits for row in outcome.result.get("rows", ())]
    return [str(rows[0]["indicator"])] if len(rows) == 1 else []
