"""The question set at the desk: an office's own questions beside the project's, and runs kept to compare."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml

from assistant.answering.assistant import Assistant
from assistant.errors import InputError
from assistant.types import Frozen
from eval.questions import FOLDER, Question, load_questions, read_entry
from eval.run import check_sources, run

_KIND = re.compile(r"[a-z][a-z_]{1,30}")
Progress = Callable[[int, int], None]


class KindFigure(Frozen):
    """How one kind of question did."""

    n: int
    right: int


class Wrong(Frozen):
    """A question that was answered wrongly, and what is wrong with the answer."""

    id: str
    kind: str
    question: str
    answer: str
    faults: tuple[str, ...]


class RunFigures(Frozen):
    """What is kept of a run."""

    kinds: dict[str, KindFigure]
    wrong: tuple[Wrong, ...]
    note: str = ""

    @property
    def total(self) -> KindFigure:
        """All kinds together."""
        return KindFigure(
            n=sum(one.n for one in self.kinds.values()), right=sum(one.right for one in self.kinds.values())
        )


def own_folder(data_dir: Path) -> Path:
    """Where an office's own questions lie, a file a kind as in ``eval/questions``."""
    return data_dir / "questions"


def kinds() -> list[str]:
    """The kinds that the project's questions have."""
    return [path.stem for path in sorted(FOLDER.glob("*.yaml"))]


def add_question(data_dir: Path, kind: str, entry: dict[str, Any]) -> Question:
    """Add an own question; InputError where it is none, or its id is taken."""
    if not _KIND.fullmatch(kind):
        raise InputError(f"题目的类别 {kind!r} 不行", remedy="从列表里选")
    folder = own_folder(data_dir)
    path = folder / f"{kind}.yaml"
    question = read_entry({key: value for key, value in entry.items() if value not in ("", [], None)}, path)
    known = own_questions(data_dir)
    if question.id in {one.id for one in [*load_questions(), *known]}:
        raise InputError(f"题号 {question.id} 已经有了", remedy="换一个题号")
    kept = {key: value for key, value in entry.items() if value not in ("", [], None)}
    line = yaml.safe_dump([kept], allow_unicode=True, sort_keys=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8") if path.exists() else ""
        draft = path.with_suffix(".yaml.new")
        draft.write_text(before + line, "utf-8")
        draft.replace(path)
    except OSError as fault:
        raise InputError(f"题目写不进去({fault.strerror})", where=str(path), remedy="检查磁盘空间和权限") from fault
    return question


def own_questions(data_dir: Path) -> list[Question]:
    """The own questions; none where nobody has written any."""
    folder = own_folder(data_dir)
    return load_questions(folder) if any(folder.glob("*.yaml")) else []


def questions_for(assistant: Assistant, data_dir: Path) -> tuple[list[Question], str]:
    """The questions that fit the documents in use, and a note where the project's own do not."""
    own, shipped = own_questions(data_dir), load_questions()
    here = [question for question in own if _fits(assistant, question)]
    left = f"自己的题里有 {len(own) - len(here)} 道的出处不在现在的资料里,没有问" if len(here) < len(own) else ""
    if all(_fits(assistant, question) for question in shipped):
        return [*shipped, *here], left
    return here, "自带的题库是另一套资料的,这次只问了自己的题" + (f";{left}" if left else "")


def _fits(assistant: Assistant, question: Question) -> bool:
    try:
        check_sources(assistant, [question])
    except InputError:
        return False
    return True


def run_set(assistant: Assistant, questions: Sequence[Question], note: str, progress: Progress) -> RunFigures:
    """Ask them all; InputError where there is none."""
    if not questions:
        raise InputError("没有可以问的题", remedy="先把提问转成评测题")
    result = run(assistant, questions, progress=progress, chunk_sizes=())
    found: dict[str, KindFigure] = {}
    for kind in result.kinds:
        judged = [one for one in result.judged if one.question.kind == kind]
        found[kind] = KindFigure(n=len(judged), right=sum(one.right for one in judged))
    wrong = tuple(
        Wrong(
            id=one.question.id,
            kind=one.question.kind,
            question=" → ".join(one.question.turns),
            answer=one.answer.answer,
            faults=one.faults,
        )
        for one in result.judged
        if not one.right
    )
    return RunFigures(kinds=found, wrong=wrong, note=note)
