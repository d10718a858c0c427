"""Whether parts add up to a total, as a question asks: 各类学校加起来跟总数对得上吗."""

from collections.abc import Sequence

from assistant.answering.composing import compose
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.facts import AnnouncementFacts
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.premise_words import PremiseWords
from assistant.answering.understanding.signs import found_in
from assistant.documents.figures import Figure
from assistant.indicators.totals import totals
from assistant.text.normalize import fold
from assistant.types import Level

_STATED = 3.0  # how much a total counts that the question states itself
_LEVELS: tuple[Level, Level] = ("primary", "junior")
_LEAST = 0.4  # how much of the question's subject a total must be of


class SumQuestions:
    """Choose the total that a question means and add up its parts."""

    def __init__(self, toolbox: Toolbox, words: PremiseWords) -> None:
        self.toolbox, self.facts, self.words = toolbox, toolbox.facts, words

    def answer(self, plan: Plan) -> Draft | None:
        """Whether the parts add up; None where the question asks for no such check or the text gives no parts."""
        if not self.words.has("sums", plan.query) or plan.schools or plan.elsewhere:
            return None
        announcement = self.facts.announcement(question=plan.query, role=plan.role)
        known = [(total.whole, total.parts) for total in totals(announcement.document.text, announcement.figures)]
        levels = {level for *_, level in self.facts.corpus.lexicon.levels(plan.query)}
        if set(_LEVELS) <= levels:
            known += self._by_level(announcement)
        scored = [(self._fits(plan, levels, whole, parts), -place) for place, (whole, parts) in enumerate(known)]
        best = max(scored, default=(0.0, 0))
        if best[0] < _LEAST:
            return None
        return self._checked(*known[-best[1]])

    def _checked(self, whole: Figure, parts: Sequence[Figure]) -> Draft:
        outcome = self.toolbox.call(
            "check_sum", whole=compose.operand(whole), parts=[compose.operand(part) for part in parts]
        )
        result = outcome.result
        draft = Draft("answered", "calculator", working=[outcome])
        total = wording.amount(result["total"], result["unit"])
        sentence, quotes = compose.figure_sentence(self.facts.corpus, whole)
        if result["holds"]:
            draft.say(f"是的,对得上。{result['steps']},与公示写的 {total}相等。", *outcome.quotes)
        else:
            draft.say(
                f"不是,对不上。{result['steps']},公示写的是 {total},相差 {result['difference']} {result['unit']}。",
                *outcome.quotes,
            )
        return draft.say(f"公示原文:{sentence}", *quotes)

    def _fits(self, plan: Plan, asked: set[Level], whole: Figure, parts: Sequence[Figure]) -> float:
        """How much of the question a total and its parts account for."""
        values = {whole.value, *(part.value for part in parts)}
        stated = [quantity.value for quantity in plan.numbers]
        numbers = _STATED * (whole.value in stated) + sum(value in values for value in stated)
        text = self.facts.corpus.documents[whole.document].text
        own = fold(f"{whole.subject} {text[slice(*whole.quote)]}")
        of_parts = fold(" ".join(f"{part.subject} {text[slice(*part.quote)]}" for part in parts))
        weight = sum(term.weight for term in plan.terms) or 1.0
        told = sum(
            term.weight * (1.0 if found_in(term, own) else 0.6 if found_in(term, of_parts) else 0.0)
            for term in plan.terms
        )
        levels = {part.level for part in parts}
        split = 0.5 * (asked <= levels) if asked else 0.2 * (None in levels or len(parts) > 2)
        return numbers + told / weight + split

    @staticmethod
    def _by_level(announcement: AnnouncementFacts) -> list[tuple[Figure, list[Figure]]]:
        """Totals followed by the numbers of both levels without a bracket: 专任教师1254人,小学762人,初中492人."""
        found = []
        figures = [figure for figure in announcement.figures if figure.kind and not figure.per]
        for place, whole in enumerate(figures):
            near = [
                f
                for f in figures[place + 1 : place + 5]
                if f.kind == whole.kind and whole.subject and whole.subject in f.subject
            ]
            parts = [next((f for f in near if f.level == level), None) for level in _LEVELS]
            if whole.level is None and all(parts):
                found.append((whole, [part for part in parts if part]))
        return found
