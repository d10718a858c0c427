"""The tools as they are called for one indicator: which of its conditions, which levels, which county is meant."""

from assistant.answering.drafts.wording import LEVELS
from assistant.answering.tools.toolbox import Outcome, Toolbox
from assistant.answering.understanding.facts import AnnouncementFacts
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.indicators.standard import Condition

EACH = frozenset({"每班", "每校"})  # what is measured of every class or school, and no mean


class IndicatorCalls:
    """Call a tool for an indicator that a question asks about."""

    def __init__(self, toolbox: Toolbox) -> None:
        self.toolbox, self.facts = toolbox, toolbox.facts

    @property
    def cv(self) -> Condition:
        """The condition that every indicator measured at schools shares: its 差异系数."""
        return self.facts.standard.rules.cv

    def announcement(self, plan: Plan) -> AnnouncementFacts:
        """The facts of the announcement that a question means."""
        return self.facts.announcement(question=plan.query, role=plan.role)

    def condition(self, asked: Asked) -> Condition | None:
        """What of an indicator is asked about; None where it has no number at all."""
        if asked.indicator == CV or asked.condition == self.cv.key:
            return self.cv
        return self.facts.standard[asked.indicator].condition(asked.condition)

    def of_another_level(self, plan: Plan, asked: Asked) -> bool:
        """Say whether what an indicator measures is of another level by its own name than the one that is asked for."""
        condition = self.condition(asked)
        named = {level for level, name in LEVELS.items() if condition and name in condition.label}
        return bool(named and plan.levels) and not named & set(plan.levels)

    def levels(self, plan: Plan, asked: Asked, condition: Condition | None = None) -> list[str | None]:
        """The levels to answer for: those asked, or all that the indicator tells apart."""
        condition = condition or self.condition(asked)
        split = [level for level in ("primary", "junior") if condition and level in condition.thresholds]
        wanted = [level for level in split if level in plan.levels]
        return list(wanted or split) or [None]

    def reports(self, plan: Plan, indicator: str, condition: str) -> bool:
        """Say whether the announcement that a question means gives a value of a condition, of whichever level."""
        return any(key[:2] == (indicator, condition) for key in self.announcement(plan).reported)

    def call(
        self,
        name: str,
        asked: Asked,
        level: str | None,
        condition: Condition | None = None,
        *,
        of: Plan | None = None,
        **more: object,
    ) -> Outcome:
        """Run a tool for an indicator; ``of`` is the plan whose announcement is meant, where the tool takes one."""
        arguments: dict[str, object] = {"indicator": asked.indicator, **more}
        if of is not None:
            arguments["announcement"] = self.announcement(of).document.id
        if level:
            arguments["level"] = level
        key = condition.key if condition else asked.condition
        if key and asked.indicator != CV and (key == self.cv.key or self._has_several(asked)):
            arguments["condition"] = key
        return self.toolbox.call(name, **arguments)

    def _has_several(self, asked: Asked) -> bool:
        return len(self.facts.standard[asked.indicator].conditions) > 1
