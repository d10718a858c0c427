"""The question set: one YAML file a kind, each entry checked when it is read."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import Field, ValidationError

from assistant.errors import CorpusError, InputError
from assistant.text.yaml_file import read_yaml
from assistant.types import Frozen, Role, Status, Verdict

FOLDER = Path(__file__).resolve().parent / "questions"
_LISTS = ("numbers", "forbidden", "words", "source_numbers", "turns")
_REMEDY = "按 eval/README.md 改正"
Half = Literal["development", "test"]
# Why a question must not be answered: outside the corpus; of its subject but not stated; another period, region or
# school; something missing in the question.
Reason = Literal["outside", "unstated", "elsewhere", "input"]
REASONS: tuple[Reason, ...] = get_args(Reason)
_REASON_OF: dict[Status, Reason] = {"out_of_scope": "outside", "not_disclosed": "unstated", "clarify": "input"}


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
    reason: Reason | None = None  # why it must not be answered, where the status alone does not say it

    @property
    def why_not(self) -> Reason | None:
        """Why it must not be answered; None for a question that can be."""
        return self.reason or _REASON_OF.get(self.status)

    @property
    def half(self) -> Half:
        """Its half, by a hash of its id: adding a question moves no other. Nothing is tuned on the test half."""
        return "test" if hashlib.sha256(self.id.encode()).digest()[0] % 2 else "development"

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
    try:
        entries = read_yaml(path)
    except CorpusError as fault:
        raise InputError(fault.what, where=str(path), remedy=_REMEDY) from fault
    if not isinstance(entries, list):
        raise InputError("应当是题目的列表", where=str(path), remedy="每题一项,以 - 开头")
    return [read_entry(entry, path) for entry in entries]


def read_entry(entry: Any, path: Path) -> Question:
    """One entry of a file; InputError names the file and what is wrong."""
    if not isinstance(entry, dict):
        raise InputError(f"应当是一道题,得到的是 {entry!r}", where=str(path), remedy=_REMEDY)
    # YAML reads a bare yes as true.
    data = {("yes" if key is True else str(key)): value for key, value in entry.items()}
    name = f"题目 {data.get('id', '?')}"
    if "question" in data:
        if "turns" in data:
            raise InputError(f"{name} 同时有 question 和 turns", where=str(path), remedy="一问用 question,几问用 turns")
        data["turns"] = [data.pop("question")]
    for key in _LISTS:
        if not isinstance(data.get(key) or [], list):
            raise InputError(f"{name} 的 {key} 应当是列表", where=str(path), remedy=_REMEDY)
        data[key] = tuple(str(item) for item in data.get(key) or ())
    try:
        return Question(**{"kind": path.stem, **data})
    except ValidationError as fault:
        first = fault.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise InputError(f"{name} 的 {key} 不合要求:{first['msg']}", where=str(path), remedy=_REMEDY) from fault
