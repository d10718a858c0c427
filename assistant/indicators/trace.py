"""How a result came about: the cells it rests on, the steps, and the number it was held against."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.indicators.school import COLUMNS, School
from assistant.indicators.standard import Reference, Threshold
from assistant.types import Frozen


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that was used; None where it is empty."""

    row: int
    column: str
    value: Decimal | None


class Trace(Frozen):
    """Inputs, steps in words and figures, and the threshold or the clause that decided."""

    inputs: tuple[Cell, ...]
    steps: tuple[str, ...]
    threshold: Threshold | None = None
    reference: Reference | None = None

    def to_json(self) -> dict[str, Any]:
        """The trace for a page or a tool."""
        decided = self.threshold.reference if self.threshold else self.reference
        return {
            "inputs": [
                {"row": cell.row, "column": cell.column, "value": None if cell.value is None else float(cell.value)}
                for cell in self.inputs
            ],
            "steps": list(self.steps),
            "threshold": float(self.threshold.value) if self.threshold else None,
            "direction": self.threshold.direction if self.threshold else None,
            "reference": decided.model_dump() if decided else None,
        }


def cells_of(school: School, fields: Iterable[str]) -> tuple[Cell, ...]:
    """The cells of a school's fields; None where one is empty."""
    found = []
    for field in fields:
        value = getattr(school, field)
        found.append(Cell(row=school.row, column=COLUMNS[field], value=None if value is None else Decimal(value)))
    return tuple(found)


def sign(threshold: Threshold) -> str:
    """The direction as it is printed."""
    return {">=": "≥", "<=": "≤", "<": "<"}[threshold.direction]


def clause(threshold: Threshold) -> str:
    """What a threshold asks and where it stands: ``≥ 4.5 平方米(balanced-2017 二(一)4)``."""
    where = f"{threshold.reference.document} {threshold.reference.clause}"
    return (
        f"{sign(threshold)} {threshold.value:f}{f' {threshold.unit.symbol}' if threshold.unit.symbol else ''}({where})"
    )
