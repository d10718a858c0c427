"""Tools that hold numbers against each other: what a question asserts against a document, a total against its parts."""

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from assistant.answering.drafts.outcome import Quote
from assistant.answering.tools.arguments import NumberArguments, Operand, RankArguments, SumArguments
from assistant.indicators.judge import plain_number
from assistant.text.quantities import factor

_ABOUT = Decimal("0.05")  # how far 大约 may be off
_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": lambda stated, said: stated == said,
    ">=": lambda stated, said: stated >= said,
    "<=": lambda stated, said: stated <= said,
    ">": lambda stated, said: stated > said,
    "<": lambda stated, said: stated < said,
    "~": lambda stated, said: abs(stated - said) <= abs(said) * _ABOUT,
}


def check_number(given: NumberArguments) -> tuple[dict[str, Any], list[Quote]]:
    """问的人说的数同文件给出的数对不对得上。"""
    stated, said = given.stated.value * factor(given.stated.unit), given.value * factor(given.unit or given.stated.unit)
    return {
        "label": given.stated.label,
        "value": float(given.stated.value),
        "display": plain_number(given.stated.value),
        "unit": given.stated.unit,
        "asserted": plain_number(given.value),
        "asserted_unit": given.unit,
        "comparator": given.comparator,
        "holds": _HOLDS[given.comparator](stated, said)
        or (given.comparator == "=" and _is_rounded(given, stated, said)),
    }, [place(given.stated)]


def rank(given: RankArguments) -> tuple[dict[str, Any], list[Quote]]:
    """文件给出的几个数从大到小的次序。"""
    order = sorted(given.operands, key=lambda operand: -operand.value * factor(operand.unit))
    rows = [{"label": o.label, "display": plain_number(o.value), "unit": o.unit} for o in order]
    return {"rows": rows}, [place(operand) for operand in given.operands]


def check_sum(given: SumArguments) -> tuple[dict[str, Any], list[Quote]]:
    """文件给出的各部分加起来是不是等于它给出的总数。"""
    values = [part.value * factor(part.unit) for part in given.parts]
    total, whole = sum(values, Decimal(0)), given.whole.value * factor(given.whole.unit)
    return {
        "label": given.whole.label,
        "total": plain_number(whole),
        "sum": plain_number(total),
        "unit": given.whole.unit,
        "steps": f"{' + '.join(map(plain_number, values))} = {plain_number(total)}",
        "difference": plain_number(abs(total - whole)),
        "holds": total == whole,
    }, [place(operand) for operand in (given.whole, *given.parts)]


def _is_rounded(given: NumberArguments, stated: Decimal, said: Decimal) -> bool:
    """Whether a number was said with fewer places than it is printed with: 3547 元 of 3547.27 元."""
    places = -int(given.value.normalize().as_tuple().exponent)
    printed = -int(given.stated.value.as_tuple().exponent)
    if given.unit != given.stated.unit or not 0 <= places < printed:
        return False
    return said in {stated.quantize(Decimal(1).scaleb(-places), rounding=way) for way in (ROUND_HALF_UP, ROUND_DOWN)}


def place(operand: Operand) -> Quote:
    """Where a document gives an operand."""
    return Quote(operand.document, operand.start, operand.end)
