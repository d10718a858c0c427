"""What a tool is: a model of its arguments, and a function that gives a result as JSON with the words it rests on."""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from assistant.answering.drafts.outcome import Quote

Found = tuple[dict[str, Any], Sequence[Quote]]
Tool = tuple[type[BaseModel], Callable[[Any], Found]]
