"""What is wrong in a school table: each place as data, and one error that carries them all."""

from collections.abc import Sequence
from typing import Literal

from assistant.errors import TableError
from assistant.types import Frozen

Kind = Literal[
    # faults
    "missing_column", "repeated_column", "extra_cell", "merged_cells", "formula_without_value", "no_schools",
    "required", "repeated_code", "unknown_choice", "not_a_number", "too_large", "negative", "fractional",
    "no_such_level", "above_teachers", "above_whole", "class_too_small", "class_too_large",
    # warnings
    "unknown_column", "far_above_median", "pupils_without_classes", "no_description",
]  # fmt: skip


class Remark(Frozen):
    """A fault or a warning: row 1 is the header; row 0 speaks of the whole table; ``column`` as the header names it."""

    kind: Kind
    row: int
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        row = f"第 {self.row} 行" if self.row else "整个表"
        column = f"「{self.column}」" if self.column else ""
        return f"{row}{column}:现为 {self.value or '(空)'},应当{self.expected}"


class FaultyTable(TableError):
    """A school table with faults: all of them in ``faults``, one a line in the message."""

    def __init__(self, faults: Sequence[Remark], *, where: str) -> None:
        self.faults = tuple(faults)
        lines = "".join(f"\n  {fault}" for fault in self.faults)
        super().__init__(f"学校数据有 {len(self.faults)} 处错误,整个表都不使用{lines}\n改正以后再用", where=where)
