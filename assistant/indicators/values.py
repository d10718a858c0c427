"""A school's value for one indicator and level: its amount, its share of what levels use together, its verdict."""

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from assistant.indicators.exact import decimal, equals, plain
from assistant.indicators.judge import OUTCOMES, UNDISCLOSED, Judgement, Outcome, judge, meets, outcome, shown
from assistant.indicators.policy import FORMULAS, Measure, Policy
from assistant.indicators.school import COLUMNS, LEVELS, School
from assistant.indicators.standard import Reference, Threshold
from assistant.indicators.trace import Cell, Trace, cells_of, clause
from assistant.types import Frozen, Level


class Part(Frozen):
    """A level's pupils, where they stand, and what one of them weighs."""

    level: Level
    cell: Cell
    weight: Decimal


class Share(Frozen):
    """A level's share of a school's common resources; ``value`` is None while a level's pupils are not reported."""

    level: Level
    parts: tuple[Part, ...]
    value: Fraction | None
    reference: Reference


class SchoolValue(Frozen):
    """An indicator of one school and level; a missing input leaves ``value`` None and the verdict undisclosed."""

    indicator: str
    label: str
    school: str
    level: Level
    cells: tuple[Cell, ...]
    pupils: Cell
    base: Fraction
    share: Share | None
    value: Fraction | None
    threshold: Threshold
    verdict: Outcome

    @property
    def ratio(self) -> Fraction | None:
        """Value ÷ threshold."""
        return None if self.value is None else self.value / Fraction(self.threshold.value)

    @cached_property
    def judgement(self) -> Judgement | None:
        """Difference, percent and their displays; None while undisclosed."""
        return None if self.value is None else judge(decimal(self.value), self.threshold)

    @property
    def display(self) -> str:
        """What is printed."""
        return UNDISCLOSED if self.value is None else shown(decimal(self.value), self.threshold.decimals)

    @property
    def borderline(self) -> bool:
        """Whether the printed value alone would have told otherwise."""
        return self.judgement is not None and self.judgement.borderline

    def to_json(self) -> dict[str, Any]:
        """The value as ``indicators schools --json`` gives it."""
        return {
            "value": None if self.value is None else float(self.value),
            "display": self.display,
            "threshold": float(self.threshold.value),
            "ratio": None if self.ratio is None else float(self.ratio),
            "verdict": self.verdict,
            "borderline": self.borderline,
        }

    @property
    def trace(self) -> Trace:
        """Cells, amount, share, value and threshold."""
        shared = self.share.parts if self.share else ()
        inputs = (*self.cells, *(part.cell for part in shared if part.cell != self.pupils), self.pupils)
        missing = [cell.column for cell in inputs if cell.value is None]
        steps: tuple[str, ...]
        if missing:
            steps = (f"{'、'.join(missing)}没有填报,{self.label}{UNDISCLOSED}",)
        elif self.value is None:
            steps = (f"没有在校生,{self.label}{UNDISCLOSED}",)
        else:
            steps = tuple(self._steps(self.value))
        return Trace(inputs=inputs, steps=steps, threshold=self.threshold)

    def _steps(self, value: Fraction) -> list[str]:
        formula = FORMULAS[self.indicator]
        minus = {COLUMNS[field.format(level=self.level)] for field in formula.minus}
        amount = sum((Fraction(c.value or 0) * (-1 if c.column in minus else 1) for c in self.cells), Fraction(0))
        terms = " ".join(
            f"{'- ' if cell.column in minus else '+ ' if number else ''}{cell.column} {plain(cell.value or Decimal(0))}"
            for number, cell in enumerate(self.cells)
        )
        steps = [f"数量 = {terms}" + (f" {equals(amount)}" if len(self.cells) > 1 else "")]
        if self.share and self.share.value is not None:
            own = next(part for part in self.share.parts if part.level == self.level)
            total = " + ".join(_weighted(part) for part in self.share.parts)
            amount *= self.share.value
            steps.append(f"{LEVELS[self.level]}的份额 = {_weighted(own)} ÷ ({total}) {equals(self.share.value)}")
            steps.append(f"{LEVELS[self.level]}分到 {plain(amount)}")
        times = f" × {plain(self.base)}" if self.base != 1 else ""
        steps.append(f"{plain(amount)} ÷ {plain(self.pupils.value or Decimal(0))}{times} {equals(value)}")
        steps.append(f"应当 {clause(self.threshold)},{OUTCOMES[self.verdict]}")
        return steps


def _weighted(part: Part) -> str:
    return f"{plain(part.cell.value or Decimal(0))}×{plain(part.weight)}"


def share_of(school: School, level: Level, policy: Policy) -> Share | None:
    """The share of a level by weighted enrolment (二(六)6); None for a type of school that is not split."""
    rule = policy.weights.get(school.type)
    if rule is None:
        return None
    parts = tuple(
        Part(level=each, cell=cells_of(school, [f"{each}_pupils"])[0], weight=weight)
        for each, weight in rule.levels.items()
    )
    value = None
    if all(part.cell.value is not None for part in parts):
        # Exact in decimals: a number of pupils times a weight of a few digits.
        weighed = {part.level: (part.cell.value or Decimal(0)) * part.weight for part in parts}
        total = sum(weighed.values())
        value = Fraction(weighed[level]) / Fraction(total) if total else None
    return Share(level=level, parts=parts, value=value, reference=rule.reference)


def _quotient(cells: tuple[Cell, ...], counted: int, factor: Fraction, pupils: int) -> Fraction:
    """Cells that count less those that are taken off, times the factor, per pupil; reduced only once, for speed."""
    amount, whole = 0, 1
    for number, cell in enumerate(cells):
        part, of = (cell.value or Decimal(0)).as_integer_ratio()
        amount = amount * of + part * whole * (1 if number < counted else -1)
        whole *= of
    return Fraction(amount * factor.numerator, whole * factor.denominator * pupils)


def school_value(school: School, measure: Measure, share: Share | None) -> SchoolValue:
    """Compute and judge one value; ``share`` counts only for what levels use together."""
    level = measure.level
    cells, pupils = cells_of(school, measure.fields), cells_of(school, [f"{level}_pupils"])[0]
    used = share if measure.shared else None
    value = None
    factor = measure.base if used is None else used.value and used.value * measure.base
    if pupils.value and factor is not None and all(cell.value is not None for cell in cells):
        value = _quotient(cells, len(measure.formula.plus), factor, int(pupils.value))
    met = None if value is None else meets(value, measure.threshold.direction, measure.limit)
    return SchoolValue(
        indicator=measure.id,
        label=measure.label,
        school=school.code,
        level=level,
        cells=cells,
        pupils=pupils,
        base=measure.base,
        share=used,
        value=value,
        threshold=measure.threshold,
        verdict=outcome(met),
    )
