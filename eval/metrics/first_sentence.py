"""The direct answer comes first: the first sentence holds the number, word, verdict or yes that was asked."""

import re

from assistant.text.normalize import comparable, fold
from assistant.types import Answer
from eval.metrics.quantity import shows
from eval.metrics.statements import first_sentence
from eval.questions import Question

_VERDICT = re.compile(r"达标|达到|符合|合格|\b(?:un)?met\b|\bmeets?\b|\bbelow\b")
_YES_NO = re.compile(
    r"(?:是|对|有|能|会|要|需|需要|算|行|在|可以|还可以|应当|不|没|没有|不是|不对|不能|不会|不要|不用|不需要|不算|不行|不在"
    r"|不可以|不得|yes|no)(?:的|了)?"
)
_ENDS = re.compile(r"[,。;:!?.、\s]")


def direct(question: Question, answer: Answer) -> bool | None:
    """Say whether the first sentence answers; None where that cannot be told: not answered, or nothing expected.

    A yes/no question wants its yes or no, its verdict or the state of the period as the opening words.
    """
    if question.status != "answered" or answer.status != "answered":
        return None
    first = first_sentence(answer.answer)
    expected = any(shows(number, first) for number in question.numbers)
    expected |= any(comparable(one) in comparable(first) for words in question.words for one in words.split("|"))
    if question.yes is not None:
        return opens_with_yes_or_no(first) or _tells_verdict(first)
    if question.verdict:
        return expected or _tells_verdict(first)
    return expected if question.numbers or question.words else None


def opens_with_yes_or_no(sentence: str) -> bool:
    """Say whether the words before the first stop are a yes or a no: 是的。 不会, …"""
    return bool(_YES_NO.fullmatch(_ENDS.split(fold(sentence).strip(), maxsplit=1)[0]))


def _tells_verdict(sentence: str) -> bool:
    """Say whether a verdict or the state of the period stands before the first stop: 未达标。 公示期已过, …"""
    opening = _ENDS.split(fold(sentence).strip(), maxsplit=1)[0]
    return bool(_VERDICT.search(opening)) or bool(re.search(r"期(?:已过|还没有|还没|未)", opening))
