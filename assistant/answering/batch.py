"""A file of questions, one JSON object a line, to answers in the same order; a bad line never stops the run."""

import json
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation
from assistant.errors import InputError
from assistant.types import Answer, Frozen, Role


class Line(Frozen):
    """One line of a file of questions; the answer is that to the last turn."""

    id: str | int | None = None
    turns: tuple[str, ...]
    role: Role | None = None
    today: date | None = None


def answer_lines(
    path: Path, assistant: Callable[[], Assistant], *, role: Role = "public", today: date | None = None
) -> Iterator[Answer]:
    """Answer each line of a file; ``role`` and ``today`` hold where a line names none. InputError for the file."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # U+2028 may stand inside a JSON string
    except FileNotFoundError as fault:
        raise InputError("文件不存在", where=str(path), remedy="检查 --input 的路径") from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(f"文件读不了({fault})", where=str(path), remedy="换成 UTF-8 编码的 JSONL 文件") from fault
    opened = assistant()
    for number, text in enumerate(lines, 1):
        if text.strip():
            yield _answer(opened, text, number, role, today)


def _answer(assistant: Assistant, text: str, number: int, role: Role, today: date | None) -> Answer:
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):  # not only bad JSON: numbers of thousands of digits, brackets without end
        return _error(None, "", f"第 {number} 行不是 JSON。")
    try:
        line = Line.model_validate(raw)
        if not line.turns:
            return _error(_id(raw), "", f"第 {number} 行的 turns 是空的。")
    except ValidationError as fault:
        first = fault.errors()[0]
        key = ".".join(map(str, first["loc"])) or "整行"
        return _error(_id(raw), "", f"第 {number} 行的 {key} 不合要求:应当形如 id、turns、role、today。")
    try:
        return _last(assistant, line, role, today)
    except Exception:  # noqa: BLE001 (a fault in one question is reported and the others are still answered)
        traceback.print_exc(file=sys.stderr)
        return _error(_id(raw), line.turns[-1], f"第 {number} 行没有答成,程序出了错。")


def _last(assistant: Assistant, line: Line, role: Role, today: date | None) -> Answer:
    conversation = Conversation()
    id = None if line.id is None else str(line.id)
    for turn in line.turns[:-1]:
        assistant.answer(turn, conversation, role=line.role or role, today=line.today or today)
    return assistant.answer(line.turns[-1], conversation, role=line.role or role, today=line.today or today, id=id)


def _id(raw: Any) -> str | None:
    found = raw.get("id") if isinstance(raw, dict) else None
    return str(found) if isinstance(found, str | int) else None


def _error(id: str | None, question: str, text: str) -> Answer:
    return Answer(id=id, question=question, answer=text, status="error", route="none")
