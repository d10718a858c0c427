"""Answer accuracy: status, quantities, words, verdict and yes/no, all read from the answer's fields."""

from assistant.text.normalize import comparable
from assistant.types import Answer
from eval.metrics.quantity import shows
from eval.metrics.statements import without_marks
from eval.questions import Question


def faults(question: Question, answer: Answer) -> list[str]:
    """What is wrong with an answer; empty where it is right."""
    text = without_marks(answer.answer)
    found = [] if answer.status == question.status else [f"status {answer.status}"]
    found += [f"missing {number}" for number in question.numbers if not shows(number, text)]
    found += [f"forbidden {number}" for number in question.forbidden if shows(number, text)]
    plain = comparable(text)
    found += [
        f"missing {words}" for words in question.words if not any(comparable(one) in plain for one in words.split("|"))
    ]
    if question.yes is not None and says_yes(answer) is not question.yes:
        found.append(f"yes {says_yes(answer)}")
    if question.verdict and verdicts(answer) != {question.verdict}:
        found.append(f"verdict {sorted(verdicts(answer))}")
    return found


def verdicts(answer: Answer) -> set[str]:
    """The verdicts in an answer's working."""
    return {str(call.result["verdict"]) for call in answer.working if call.result.get("verdict")}


def says_yes(answer: Answer) -> bool | None:
    """Whether the answer affirms, from its working: a checked statement, else its verdicts, else an open period."""
    for call in answer.working:
        if "holds" in call.result:
            return bool(call.result["holds"])
    judged = verdicts(answer) & {"met", "unmet"}
    if judged:
        return judged == {"met"}
    for call in answer.working:
        if call.result.get("state") in {"open", "before", "after"}:
            return bool(call.result["state"] == "open")
    return None
