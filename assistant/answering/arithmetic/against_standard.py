"""A reported value held to what the standard asks: 操场是标准的几倍, 离国家那条线差多少."""

import re

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.operations import Operation
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.understanding.understand import Understanding
from assistant.answering.verdicts.calculate import Calculator
from assistant.answering.verdicts.indicator_calls import IndicatorCalls

# What the standard asks, as people call it: 国家那条线, 85%那条及格线
STANDARD = re.compile(r"标准|国标|国家|要求|规定|[及合]格线|红线|[这那]条线")


class AgainstStandard:
    """How many times the threshold, or how far from it, a reported value is."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, calls: IndicatorCalls) -> None:
        self._toolbox, self._understanding, self._calls = toolbox, understanding, calls
        self._calculator = Calculator(toolbox)

    def asked(self, plan: Plan, operation: Operation) -> tuple[Asked, ...]:
        """The indicators whose value an operation holds to the standard; none where it takes two numbers."""
        if operation.name not in {"times", "difference"} or not STANDARD.search(operation.operands[1]):
            return ()
        return plan.indicators or self._understanding.indicators(operation.operands[0])

    def answer(self, plan: Plan, operation: Operation, asked: tuple[Asked, ...]) -> Draft | None:
        """The result over the indicators asked for; None where no value is reported."""
        if operation.name == "times":
            return self._times(plan, asked[0])
        # how far it is from the threshold the verdict tells
        return self._calculator.answer(plan.model_copy(update={"kind": "verdict", "indicators": asked}))

    def _times(self, plan: Plan, asked: Asked) -> Draft | None:
        level = plan.levels[0] if plan.levels else None
        found = self._calls.call("evaluate_indicator", asked, level, of=plan)
        result = found.result
        if result.get("value") is None or "threshold" not in result:
            return None
        pairs = zip((("公示", "display"), ("标准", "threshold_display")), found.quotes, strict=False)
        operands = [
            {
                "label": label,
                "value": result[key],
                "unit": result["unit"],
                "document": quote.document,
                "start": quote.start,
                "end": quote.end,
            }
            for (label, key), quote in pairs
        ]
        outcome = self._toolbox.call("compute", operation="times", operands=operands)
        shown = wording.amount(str(outcome.result["display"]), "倍")
        draft = Draft("answered", "calculator", working=[found, outcome])
        subject = f"{result['county']}{wording.measure(result)}"
        return draft.say(f"{subject}是标准的 {shown}({outcome.result['steps']})。", *outcome.quotes)
