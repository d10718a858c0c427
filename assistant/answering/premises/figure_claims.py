"""What a question asserts of something that is no indicator, against the figure that search finds for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.answering.composing import compose
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.evidence import Candidate
from assistant.answering.places.outside import of_schools
from assistant.answering.places.said_numbers import none_beyond
from assistant.answering.premises.checks import Checks
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.premise_words import Claim, PremiseWords
from assistant.answering.understanding.understand import Understanding
from assistant.text.normalize import fold

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

_TOP = 6  # places that are looked at for the number that is asserted
_COVERED = 0.6  # share of the question's subject that a figure must be found with
_SURE = 0.5  # chance from which a figure sets a number right


class FigureClaims:
    """Holds claims against the figures of documents."""

    def __init__(self, understanding: Understanding, words: PremiseWords, checks: Checks) -> None:
        self._understanding, self._words, self._checks = understanding, words, checks

    def number(self, plan: Plan, single: Plan, claim: Claim, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """A number against the figure that is found for ``single``, which asks openly for it.

        None where no figure is sure, or where it is as the question takes for granted.
        """
        if not claim.quantity.kind or not (single.terms or single.levels) or single.about == "standard":
            return None
        asks = self._words.has("confirms", plan.query) or self._words.has("asks", plan.query)
        place = self._place(single, claim, retrieval())
        if place is None or place.figure is None:
            return None
        figure = place.figure
        if figure.comparator != "=" and none_beyond(fold(place.passage.text), figure.start - place.passage.start):
            return None  # 没有超过2000人的学校: the number of no school
        check = self._checks.stated(compose.operand(figure), claim, claim.comparator)
        if check.result["holds"] and (not asks or self._words.has("several", plan.query)):
            return None  # what it takes for granted is so: the rest is answered
        sentence, quotes = compose.number_sentence(retrieval().corpus, place)
        if retrieval().counts_part(plan, figure):  # 骨干教师有65个吗, 轮岗交流65人
            untold = Draft("not_disclosed", "retrieval").say("文件没有直接说明这一点。")
            return untold.say(f"最接近的是:{sentence}", *quotes)
        draft = Draft("answered", "both", working=[check])
        return draft.say(f"{self._checks.lead(plan, holds=check.result['holds'])}{sentence}", *quotes)

    def _place(self, single: Plan, claim: Claim, retrieval: "Retrieval") -> Candidate | None:
        """The place of the figure asked about: one that holds the very number said, where it fits nearly as well."""
        # 幼儿园有20所吗: the level is all that is counted
        named_by_level = not single.terms and claim.quantity.kind == "school"
        fitting = [
            place
            for place in retrieval.candidates(single)[:_TOP]
            if place.figure
            and place.passage.kind != "standard"
            and (single.per_pupil or not place.figure.per)
            and (place.signs["covered"] >= _COVERED or (named_by_level and place.signs["level"] > 0))
            and place.signs["unit"] >= 0
            and place.signs["level"] >= 0
            and place.names_the_thing
            and retrieval.of_time(single, place)
            and (not single.schools or of_schools(place, single.schools, self._understanding))
        ]
        said = claim.quantity.base
        same = [place for place in fitting if place.figure and place.figure.base == said]
        if same and same[0].support >= _SURE / 2:
            return same[0]
        return next(
            (place for place in fitting[:1] if place.support >= _SURE and retrieval.supports(single, place)), None
        )
