"""The closed set of typed tools: each takes plain arguments, gives a JSON result and the words it rests on.

The same functions serve the calculator route and LangChain. Calling a tool again with the arguments of a ``working``
entry gives its result again.
"""

from collections.abc import Callable, Sequence
from typing import Any

from assistant.answering.drafts.outcome import Outcome, Quote
from assistant.answering.places.polarity import Polarity
from assistant.answering.tools.arguments import (
    ComputeArguments,
    NumberArguments,
    ProjectArguments,
    RankArguments,
    SumArguments,
)
from assistant.answering.tools.audit_tools import AuditTools
from assistant.answering.tools.clauses import clauses_in
from assistant.answering.tools.computing import compute, project
from assistant.answering.tools.document_tools import DocumentTools
from assistant.answering.tools.indicator_tools import IndicatorTools
from assistant.answering.tools.number_tools import check_number, check_sum, rank
from assistant.answering.tools.school_tools import SchoolTools, readable
from assistant.answering.tools.supposed_tools import SupposedTools
from assistant.answering.tools.tool import Found, Tool
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.errors import InputError
from assistant.indicators.results import Result
from assistant.indicators.table import SchoolTable
from assistant.types import Role

__all__ = ["Outcome", "Quote", "Toolbox"]


class Toolbox:
    """The tools over one corpus for one reader: school tables that the reader may not see have no tools."""

    def __init__(
        self,
        facts: Facts,
        understanding: Understanding,
        polarity: Polarity,
        tables: Sequence[SchoolTable] = (),
        role: Role = "public",
    ) -> None:
        self.facts, self._understanding, self.polarity, self._all = facts, understanding, polarity, tables
        self.tables, self.role = readable(tables, role), role
        single = IndicatorTools(facts)
        self._tools: dict[str, Tool] = {
            **single.tools,
            **SupposedTools(facts).tools,
            "compute": (ComputeArguments, compute),
            "project": (ProjectArguments, project),
            **DocumentTools(facts, understanding, polarity).tools,
            "rank": (RankArguments, rank),
            "check_sum": (SumArguments, check_sum),
            "check_number": (NumberArguments, check_number),
            **AuditTools(facts, single).tools,
        }
        for name, (model, function) in SchoolTools(self.tables, facts.standard).all().items():
            self._tools[name] = (model, _with_clauses(facts.corpus, function))

    def of(self, role: Role) -> "Toolbox":
        """The tools as another reader has them."""
        return Toolbox(self.facts, self._understanding, self.polarity, self._all, role)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all tools."""
        return tuple(self._tools)

    def call(self, name: str, /, **arguments: Any) -> Outcome:
        """Run a tool. InputError for an unknown name; pydantic's ValidationError for wrong arguments."""
        if name not in self._tools:
            raise InputError(f"没有工具 {name}", remedy=f"从 {'、'.join(self._tools)} 里选")
        model, function = self._tools[name]
        checked = model.model_validate(arguments)
        result, quotes = function(checked)
        told = checked.model_dump(mode="json", exclude_none=True)
        return Outcome(name, told, result, tuple(dict.fromkeys(quotes)))

    def langchain(self) -> list[Any]:
        """The same tools as LangChain knows them; quotes travel as the artifact."""
        from langchain_core.tools import StructuredTool

        def face(name: str) -> Callable[..., tuple[dict[str, Any], Outcome]]:
            def run(**arguments: Any) -> tuple[dict[str, Any], Outcome]:
                outcome = self.call(name, **arguments)
                return outcome.result, outcome

            return run

        return [
            StructuredTool.from_function(
                face(name),
                name=name,
                description=(function.__doc__ or name).strip(),
                args_schema=model,
                response_format="content_and_artifact",
            )
            for name, (model, function) in self._tools.items()
        ]


def _with_clauses(corpus: Corpus, function: Callable[[Any], Result]) -> Callable[[Any], Found]:
    """A tool over a school table, with the cells that it used and the clauses that decided as its quotes."""

    def run(given: Any) -> Found:
        found = function(given)
        cited = [Quote(c.document, c.start, c.end, c.quote) for c in found.citations]
        return found.data, [*cited, *clauses_in(corpus, found.data)]

    run.__doc__ = function.__doc__
    return run
