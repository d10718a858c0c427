"""A computed number as an answer: the result first, the working, then the operands, each cited."""

from collections.abc import Sequence
from typing import Any

from assistant.answering.composing import compose
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.toolbox import Toolbox
from assistant.documents.figures import Figure
from assistant.indicators.judge import plain_number

# What the result of an operation is told with, where nothing else is said
_LABELS = {"sum": "合计", "difference": "相差", "share": "占", "per": "平均", "times": "是", "ratio": "比值"}


def operands(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """Figures as a tool takes them, each called what it counts."""
    return [compose.operand(figure, name) for figure, name in zip(figures, compose.labels(figures), strict=True)]


def printed(figure: Figure) -> str:
    """A value as its document prints it, 7.9万人 as 79000 人."""
    return plain_number(figure.value) if figure.value % 10 == 0 else f"{figure.value:f}"


def computed_amount(result: dict[str, Any]) -> str:
    """What ``compute`` gives as it is told, rounded where it says so, with its unit."""
    return wording.amount(
        str(result.get("rounded", result["display"])), str(result.get("rounded_unit", result["unit"]))
    )


def grown(*, rises: bool) -> str:
    """How a share that something has grown or fallen by is told: its amount has no sign."""
    return "增长" if rises else "减少"


def worked(toolbox: Toolbox, name: str, figures: Sequence[Figure], label: str = "") -> Draft:
    """What an operation over figures gives, ``label`` before it or the operation's own word."""
    label = label or _LABELS[name]
    outcome = toolbox.call("compute", operation=name, operands=operands(figures))
    result = outcome.result
    shown = computed_amount(result)
    if "rounded" in result:  # the working gives it to two places
        label = {"占": "约占"}.get(label, f"{label}约")
    amounts = [wording.amount(printed(figure), figure.unit) for figure in figures]
    called = compose.told_apart(toolbox.facts.corpus, figures)
    named = [f"{name} {amount}" for name, amount in zip(called, amounts, strict=True)]
    parts = wording.joined(list(dict.fromkeys(named)))
    draft = Draft("answered", "both", working=[outcome])
    return draft.say(f"{label} {shown}({result['steps']})。", *outcome.quotes).say(f"其中:{parts}。", *outcome.quotes)
