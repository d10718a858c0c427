"""Operations over numbers that documents give, with the working shown: what the tool ``compute`` does."""

from decimal import Decimal
from typing import Any

from assistant.answering.drafts.outcome import Quote
from assistant.answering.tools.arguments import ComputeArguments, Operand, ProjectArguments
from assistant.answering.tools.number_tools import place
from assistant.errors import InputError
from assistant.indicators.judge import plain_number, shown
from assistant.text.quantities import PEOPLE, UNITS, factor

_PAIR = 2
_EXACT = frozenset({"sum", "difference", "compare"})
_HEADS = frozenset({"人", "名", "位"})
_MANY = Decimal(10_000)  # 元, from which a mean is told in 万元
_LARGER = {"元": "万元", "万元": "亿元"}  # the unit that so many of one are told in
_OF_A_HUNDRED = frozenset({"share", "growth", "gain"})


def compute(given: ComputeArguments) -> tuple[dict[str, Any], list[Quote]]:
    """对文件给出的数做加、减、比,列出算式。"""
    return computed(given), [place(operand) for operand in given.operands]


def project(given: ProjectArguments) -> tuple[dict[str, Any], list[Quote]]:
    """把文件给出的比例或平均数用到另一个数上推算,列出算式。"""
    first = given.operands[0]
    unit = first.unit
    if given.operation == "part":
        rate = given.rate or Decimal(0)
        result, steps = first.value * rate / 100, f"{plain_number(first.value)} × {plain_number(rate)}%"
    elif given.operation == "times":
        count = given.count or Decimal(0)
        result, steps = first.value * count, f"{plain_number(first.value)} × {plain_number(count)}"
    elif given.operation == "gap":
        return _gap(first, given.count or Decimal(0)), [place(first)]
    elif len(given.operands) != _PAIR or not given.operands[1].value:
        raise InputError("推算要有两个数,后一个不为零", remedy="检查参数")
    elif given.operation == "whole":
        share = given.operands[1].value
        result, steps = first.value * 100 / share, f"{plain_number(first.value)} ÷ {plain_number(share)}%"
    else:
        count = given.operands[1].value
        result = first.value * count / (100 if given.hundred else 1)
        steps = f"{plain_number(first.value)} × {plain_number(count)}{' ÷ 100' if given.hundred else ''}"
    if given.unit and _class(given.unit) == _class(unit):
        scale = factor(given.unit) / factor(unit)
        result, unit, steps = result / scale, given.unit, f"{steps} ÷ {plain_number(scale)}"
    exact = plain_number(Decimal(shown(result, 2)))
    whole = _class(unit) in {*PEOPLE, "school", "个", "份"} and Decimal(exact) != result.to_integral_value()
    display = shown(result, 0) if whole else exact
    same = "=" if Decimal(exact) == result else "≈"
    rows = [{"label": o.label, "display": plain_number(o.value), "unit": o.unit} for o in given.operands]
    found = {"value": float(result), "display": display, "unit": unit, "steps": f"{steps} {same} {exact}", "rows": rows}
    return found, [place(operand) for operand in given.operands]


def _gap(operand: Operand, aim: Decimal) -> dict[str, Any]:
    """How far a number is from the asker's, and by how much it is past that where ``value`` is below 0."""
    more, less = sorted((operand.value, aim), reverse=True)
    distance = plain_number(more - less)
    return {
        "value": float(aim - operand.value),
        "aim": plain_number(aim),
        "display": distance,
        "unit": "个百分点" if operand.unit == "%" else operand.unit,
        "steps": f"{plain_number(more)} − {plain_number(less)} = {distance}",
        "rows": [{"label": operand.label, "display": plain_number(operand.value), "unit": operand.unit}],
    }


def computed(given: ComputeArguments) -> dict[str, Any]:
    """The result as JSON: value, display, unit, steps, and ``rounded`` to one place where a share has two.

    InputError where a ratio has not two numbers or divides by 0. Numbers of one class are brought to one unit
    first (万元 and 元); numbers of several are named in ``mixed_units``.
    """
    units = list(dict.fromkeys(operand.unit for operand in given.operands))
    result, steps = _worked(given, _in_one_unit(given))
    size = abs(result) if given.operation == "growth" else result  # how large a fall is, is told without a sign
    display = plain_number(size) if given.operation in _EXACT else plain_number(Decimal(shown(size, 2)))
    unit = _unit(given)
    same = "=" if Decimal(display) == size else "≈"
    found: dict[str, Any] = {
        "value": float(result),
        "display": display,
        "unit": unit,
        "steps": f"{steps} {same} {display}{_behind(given, unit)}",
        "mixed_units": sorted(units) if _is_mixed(given.operation, units) else [],
    }
    if given.operation == "per" and unit in _LARGER and result >= _MANY:
        found |= {"rounded": plain_number(Decimal(shown(result / _MANY, 2))), "rounded_unit": _LARGER[unit]}
    elif _is_told_shorter(given, unit) and (rounded := plain_number(Decimal(shown(size, 1)))) != display:
        found["rounded"] = rounded
    if given.claim:
        found["holds"] = result > 0 if given.claim == "more" else result < 0
    return found


def _worked(given: ComputeArguments, values: list[Decimal]) -> tuple[Decimal, str]:
    """The result of an operation over numbers of one unit, and how it is written down."""
    first, others = values[0], values[1:]
    if given.operation == "sum":
        return sum(values, Decimal(0)), _joined(values, " + ")
    if given.operation in _EXACT:
        return first - sum(others, Decimal(0)), _joined(values, " − ")
    if given.operation == "share" and len(values) > _PAIR:
        return first / sum(others, Decimal(0)) * 100, f"{plain_number(first)} ÷ ({_joined(others, ' + ')})"
    if len(values) != _PAIR or not values[1]:
        raise InputError("比值要有两个数,后一个不为零", remedy="检查参数")
    second = values[1]
    if given.operation == "growth":
        low, high = sorted(values)
        return (first - second) / second * 100, f"({_joined([high, low], ' − ')}) ÷ {plain_number(second)}"
    if given.operation == "gain":
        if first == second:
            raise InputError("增量不能等于总数", remedy="检查参数")
        return first / (second - first) * 100, f"{plain_number(first)} ÷ ({_joined([second, first], ' − ')})"
    return first / second * (100 if given.operation in _OF_A_HUNDRED else 1), _joined(values, " ÷ ")


def _joined(values: list[Decimal], sign: str) -> str:
    return sign.join(map(plain_number, values))


def _is_told_shorter(given: ComputeArguments, unit: str) -> bool:
    """Whether a result is told to one place beside its two: shares, and how many people there are to each."""
    return given.operation in _OF_A_HUNDRED or (given.operation == "per" and unit in _HEADS)


def _behind(given: ComputeArguments, unit: str) -> str:
    """The unit behind the result of the working, where it is told rounded before."""
    return unit if unit == "%" else f" {unit}" if given.operation == "per" and unit in {"元", *_HEADS} else ""


def _is_mixed(operation: str, units: list[str]) -> bool:
    """Whether numbers of several classes were taken together; a mean is of one thing over another."""
    return operation != "per" and len({_class(unit) for unit in units} - {"point"}) > 1


def _class(unit: str) -> str:
    return UNITS[unit][0] if unit in UNITS else unit


def _in_one_unit(given: ComputeArguments) -> list[Decimal]:
    """The operands' values in the unit of the first where their units are of one class; of money for each see below."""
    first = given.operands[0].unit
    if first not in UNITS:
        return [operand.value for operand in given.operands]
    base = factor(_unit(given)) if given.operation == "per" and _class(first) == "money" else factor(first)
    return [
        operand.value * factor(operand.unit) / base if _class(operand.unit) == _class(first) else operand.value
        for operand in given.operands
    ]


def _money_each(given: ComputeArguments) -> str:
    """元 for what a person gets, 万元 for what a school gets."""
    sum_of_money, over = given.operands
    each = sum_of_money.value * factor(sum_of_money.unit) / over.value if over.value else Decimal(0)
    return "万元" if abs(each) >= factor("万元") and _class(over.unit) not in PEOPLE else "元"


def _unit(given: ComputeArguments) -> str:
    unit = given.operands[0].unit
    if given.operation == "per":
        return _money_each(given) if _class(unit) == "money" else unit
    points = all(operand.unit == "%" for operand in given.operands)  # 47.9% less 1.6 points is a rate again
    if unit == "%" and points and given.operation in {"difference", "compare"}:
        return "个百分点"
    return {"share": "%", "growth": "%", "gain": "%", "ratio": "", "times": "倍"}.get(given.operation, unit)
