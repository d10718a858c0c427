"""What a tool gives, and the words it rests on."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Quote:
    """Words to cite: a place in a document, or ``cells`` of a school table between two of its rows."""

    document: str
    start: int
    end: int
    cells: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a tool gives: the result as JSON and the places it rests on."""

    name: str
    arguments: dict[str, Any]
    result: dict[str, Any]
    quotes: tuple[Quote, ...]
