"""The question set: one YAML file a kind, each entry checked when it is read."""

from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from assistant.errors import InputError
from assistant.text.lexicon import read_yaml
from assistant.types import Frozen, Role, Status, Verdict

FOLDER = Path(__file__).resolve().parent / "questions"


class Question(Frozen):
    """One question, or a conversation judged on its last turn, with what a right answer holds."""

    id: str
    kind: str
    turns: tuple[str, ...] = Field(min_length=1)
    role: Role = "public"
    today: date | None = None
    status: Status = "answered"
    numbers: tuple[str, ...] = ()  # quantities that must be shown
    forbidden: tuple[str, ...] = ()  # quantities that must not be shown
    words: tuple[str, ...] = ()  # strings that must be shown; "a|b": one of them
    yes: bool | None = None
    verdict: Verdict | None = None
    source: str = ""  # words that the right passage holds
    source_numbers: tuple[str, ...] = ()  # for facts of the standard: quantities that the right passage holds
    document: str = ""

    @property
    def has_source(self) -> bool:
        """Questions without an expected source are not scored for sources."""
        return bool(self.source or self.source_numbers)


def load_questions(place: Path = FOLDER) -> list[Question]:
    """Read one file, or every file of a folder. InputError names file and entry."""
    paths = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
    if not paths:
        raise InputError("没有题目文件", where=str(place), remedy="指向 .yaml 文件或放有它们的文件夹")
    questions = [question for path in paths for question in _read(path)]
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            raise InputError(f"题号重复 {question.id}", where=str(place), remedy="改掉其中一个")
        seen.add(question.id)
    return questions


def _read(path: Path) -> list[Question]:
    entries = read_yaml(path)
    if not isinstance(entries, list):
        raise InputError("应当是题目的列表", where=str(path), remedy="每题一项,以 - 开头")
    return [_question(entry, path) for entry in entries]


def _question(entry: dict[Any, Any], path: Path) -> Question:
    data = {("yes" if key is True else key): value for key, value in entry.items()}  # YAML reads a bare yes as true
    if "question" in data:
        data["turns"] = [data.pop("question")]
    for key in ("numbers", "forbidden", "words", "source_numbers", "turns"):
        data[key] = tuple(str(item) for item in data.get(key) or ())
    try:
        return Question(kind=path.stem, **data)
    except ValidationError as fault:
        first = fault.errors()[0]
        raise InputError(
            f"题目 {data.get('id', '?')} 的 {'.'.join(map(str, first['loc']))} 不合要求:{first['msg']}",
            where=str(path),
            remedy="按 eval/README.md 改正",
        ) from fault
