"""Answer accuracy: status, quantities, words, verdict and yes/no, all read from the answer's fields."""

import re
from decimal import Decimal

from assistant.text.normalize import comparable
from assistant.text.quantities import Quantity, find_quantities
from assistant.types import Answer
from eval.questions import Question

_MARK = re.compile(r"\[\d+\]")


def faults(question: Question, answer: Answer) -> list[str]:
    """What is wrong with an answer; empty where it is right."""
    text = _MARK.sub("", answer.answer)
    shown = find_quantities(text, chinese=True)
    found = []
    if answer.status != question.status:
        found.append(f"status {answer.status}")
    found += [f"missing {number}" for number in question.numbers if not _holds(number, shown, text)]
    found += [f"forbidden {number}" for number in question.forbidden if _holds(number, shown, text)]
    plain = comparable(text)
    found += [
        f"missing {words}"
        for words in question.words
        if not any(comparable(one) in plain for one in words.split("|"))
    ]
    if question.yes is not None and says_yes(answer) is not question.yes:
        found.append(f"yes {says_yes(answer)}")
    if question.verdict and question.verdict not in verdicts(answer):
        found.append(f"verdict {sorted(verdicts(answer))}")
    return found


def _holds(expected: str, shown: list[Quantity], text: str) -> bool:
    wanted = find_quantities(expected, chinese=True)
    if not wanted:
        return comparable(expected) in comparable(text)
    quantity = wanted[0]
    if not quantity.kind:
        plain = {Decimal(match) for match in re.findall(r"\d+(?:\.\d+)?", text)}
        return quantity.value in plain
    return any(quantity.matches(other) for other in shown)


def verdicts(answer: Answer) -> set[str]:
    """The verdicts in an answer's working."""
    return {str(call.result["verdict"]) for call in answer.working if call.result.get("verdict")}


def says_yes(answer: Answer) -> bool | None:
    """Whether the answer affirms, from its working: a checked statement, a verdict, an open period."""
    for call in answer.working:
        if "holds" in call.result:
            return bool(call.result["holds"])
        if call.result.get("verdict") in {"met", "unmet"}:
            return call.result["verdict"] == "met"
        if call.result.get("state") in {"open", "before", "after"}:
            return bool(call.result["state"] == "open")
    return None
