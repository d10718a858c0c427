"""The tools over school tables: pure functions of the calculator behind typed arguments, each with the cells it used.

Which tables a set of tools reaches is decided when it is made, by the reader's role; no argument can widen it, and a
table that the reader may not see is answered for like one that does not exist.
"""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from assistant.answering.tools.school_arguments import (
    SchoolCellsArguments,
    SchoolCvArguments,
    SchoolDifferenceArguments,
    SchoolNeedArguments,
    SchoolRankingArguments,
    SchoolUnfilledArguments,
    SchoolValueArguments,
    SchoolVerdictArguments,
    SchoolVerdictsArguments,
    SchoolWhatIfArguments,
    TableArguments,
)
from assistant.errors import InputError
from assistant.indicators import comparisons, lookups
from assistant.indicators.ranking import ranking
from assistant.indicators.results import Result, cited
from assistant.indicators.schools import school_rows
from assistant.indicators.standard import Standard
from assistant.indicators.table import SchoolTable
from assistant.types import Role


def readable(tables: Sequence[SchoolTable], role: Role) -> tuple[SchoolTable, ...]:
    """The tables that a reader may see, the latest school year first."""
    found = [table for table in tables if role == "staff" or table.info.audience == "public"]
    return tuple(sorted(found, key=lambda table: (table.info.school_year, table.name), reverse=True))


class SchoolTools:
    """The tools over some tables; the first of them is meant where none is named."""

    def __init__(self, tables: Sequence[SchoolTable], standard: Standard) -> None:
        self.tables, self.standard = {table.name: table for table in tables}, standard

    def all(self) -> dict[str, tuple[type[BaseModel], Callable[[Any], Result]]]:
        """Name, arguments and function of each tool; empty without a table."""
        if not self.tables:
            return {}
        return {
            "school_value": (SchoolValueArguments, self._value),
            "school_verdict": (SchoolVerdictArguments, self._verdict),
            "school_difference": (SchoolDifferenceArguments, self._difference),
            "school_verdicts": (SchoolVerdictsArguments, self._verdicts),
            "school_cv": (SchoolCvArguments, self._cv),
            "school_ranking": (SchoolRankingArguments, self._ranking),
            "school_what_if": (SchoolWhatIfArguments, self._what_if),
            "school_need": (SchoolNeedArguments, self._need),
            "school_cells": (SchoolCellsArguments, self._cells),
            "school_unfilled": (SchoolUnfilledArguments, self._unfilled),
        }

    def _value(self, given: SchoolValueArguments) -> Result:
        """一所学校或者全县的一项指标:数值、结论、同标准差多少、算式。"""
        found = lookups.value(self._table(given), self.standard, given.indicator, given.level, given.school)
        values = [_without(one, "cv_anchor", "cv_reference") for one in found.data.get("values", ())]
        data = found.data | ({"values": values} if values else {})
        return _judged(Result(data, found.citations), values)

    def _verdict(self, given: SchoolVerdictArguments) -> Result:
        """一所学校或者全县达标没有、为什么:一项指标的或者总的。"""
        found = lookups.verdict(self._table(given), self.standard, given.indicator, given.level, given.school)
        if given.school and "checks" in found.data:  # the county's verdict is not the school's
            return _judged(found, found.data["checks"])
        return _judged(found, found.data.get("rows", found.data.get("values", ())))

    def _difference(self, given: SchoolDifferenceArguments) -> Result:
        """两所学校的一项指标相差多少。"""
        table = self._table(given)
        return comparisons.difference(table, self.standard, given.indicator, given.school, given.other, given.level)

    def _verdicts(self, given: SchoolVerdictsArguments) -> Result:
        """哪些学校达标、未达标、未披露,有几所,为什么:按一项指标或者总的结论。"""
        table, own = self._table(given), (given.level, given.only)
        if given.indicator is not None:
            found = comparisons.verdicts_by(table, self.standard, given.indicator, *own)
        else:
            found = lookups.school_verdicts(table, self.standard, *own)
            if not found.citations:  # none is of that kind: shown by the rows of all
                found = Result(found.data, lookups.school_verdicts(table, self.standard, given.level).citations)
        return Result(found.data | {"count": len({one["code"] for one in found.data["schools"]})}, found.citations)

    def _cv(self, given: SchoolCvArguments) -> Result:
        """校际差异系数:一项或者七项,各自有没有超过上限。"""
        found = lookups.cv(self._table(given), self.standard, given.indicator, given.level)
        values = [_without(one, "anchor", "reference") for one in found.data["values"]]
        data = found.data | {"values": values}
        verdicts = {one["cv_verdict"] for one in values}
        return Result(data | {"verdict": verdicts.pop()} if len(verdicts) == 1 else data, found.citations)

    def _ranking(self, given: SchoolRankingArguments) -> Result:
        """学校按一项指标或者表里的一列排名;没有填报的另列,不排名次。"""
        if (given.indicator is None) == (given.column is None):
            raise InputError("indicator 和 column 要给一个,也只给一个", remedy="检查参数")
        found = ranking(
            self._table(given),
            self.standard,
            given.indicator,
            given.level,
            given.column,
            given.least_first,
            given.limit,
        )
        kept = [
            one
            for one in found.data["ranking"]
            if (given.below is None or one["amount"] < given.below)
            and (given.above is None or one["amount"] > given.above)
        ]
        return Result(found.data | {"ranking": kept, "count": len(kept)}, found.citations)

    def _what_if(self, given: SchoolWhatIfArguments) -> Result:
        """假设表里的几格改成别的数,学校和全县的结论怎样变。"""
        table = self._table(given)
        found = lookups.what_if(table, self.standard, given.changes)
        changed = {school["code"] for school in found.data["schools"]}
        # What is cited is the table as it stands: nobody wrote what is supposed.
        rows = [row.trace.inputs for row in school_rows(table, self.standard) if row.code in changed]
        return Result(found.data, cited(table, (cell for inputs in rows for cell in inputs)))

    def _need(self, given: SchoolNeedArguments) -> Result:
        """一所学校的一项指标至少要多少才达标,补上以后全县的差异系数怎样变。"""
        return lookups.need(self._table(given), self.standard, given.school, given.indicator)

    def _cells(self, given: SchoolCellsArguments) -> Result:
        """一所学校在表里填报的数。"""
        return comparisons.cells(self._table(given), given.school, given.columns)

    def _unfilled(self, given: SchoolUnfilledArguments) -> Result:
        """哪些学校有没有填报的数,缺哪几列。"""
        return comparisons.unfilled(self._table(given), given.school)

    def _table(self, given: TableArguments) -> SchoolTable:
        name = given.table or next(iter(self.tables))
        if name not in self.tables:
            raise InputError(f"没有学校数据 {name}", remedy=f"从 {'、'.join(self.tables)} 里选")
        return self.tables[name]


def _without(one: dict[str, Any], *keys: str) -> dict[str, Any]:
    """A part without the clause that decides what was not asked: each clause in a result is cited."""
    return {key: value for key, value in one.items() if key not in keys}


def _judged(found: Result, parts: Sequence[dict[str, Any]]) -> Result:
    """The result with one verdict over its parts, where they agree or one of them fails."""
    verdicts = {part["verdict"] for part in parts}
    if not verdicts:
        return found
    verdict = next(one for one in ("unmet", "undisclosed", "met") if one in verdicts)
    return Result(found.data | {"verdict": verdict}, found.citations)
