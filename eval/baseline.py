"""A run kept to compare later ones with: its figures, and which questions were right."""

import json
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import InputError
from assistant.types import Frozen
from eval.metrics.mcnemar import Paired, paired
from eval.metrics.share import Share
from eval.result import About, Result

FILE = Path(__file__).resolve().parent / "baseline.json"


class Baseline(Frozen):
    """What is kept of a run."""

    about: About
    figures: dict[str, Share]
    right: dict[str, bool]


def baseline_of(result: Result) -> Baseline:
    """What a run leaves to be compared with."""
    return Baseline(
        about=result.about,
        figures={figure.name: figure.share for figure in result.figures},
        right={one.question.id: one.right for one in result.judged},
    )


def write(result: Result, path: Path) -> None:
    """Keep a run as the baseline, in one step; InputError where the file cannot be written."""
    text = json.dumps(baseline_of(result).model_dump(mode="json"), ensure_ascii=False, indent=1)
    draft = path.with_suffix(".json.new")
    try:
        draft.write_text(text + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as fault:
        raise InputError(f"基线写不进去({fault.strerror or fault})", where=str(path), remedy="检查权限") from fault


def read(path: Path) -> Baseline | None:
    """The baseline kept, None where there is none; InputError for a file that is none."""
    if not path.exists():
        return None
    try:
        return Baseline.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValidationError, UnicodeDecodeError) as fault:
        raise InputError("不是合格的基线", where=str(path), remedy="删掉它,用 --baseline 重新保存一次") from fault


def differences(baseline: Baseline, result: Result) -> list[tuple[str, str, str, str]]:
    """Each figure with its value then, now, and the difference in percentage points."""
    rows = []
    for figure in result.figures:
        before = baseline.figures.get(figure.name)
        if before is None or before.value is None or figure.share.value is None:
            continue
        points = (figure.share.value - before.value) * 100
        rows.append((figure.label, f"{before.value:.1%}", f"{figure.share.value:.1%}", f"{points:+.1f}"))
    return rows


def pairs(baseline: Baseline, result: Result) -> Paired:
    """McNemar on the questions that both runs asked: only right then, only right now."""
    now = {one.question.id: one.right for one in result.judged}
    both = [key for key in now if key in baseline.right]
    return paired([baseline.right[key] for key in both], [now[key] for key in both])


def changed(baseline: Baseline, result: Result) -> list[str]:
    """What is not the same as then, so that a difference may not be the program's."""
    now, then = result.about, baseline.about
    names = (("corpus", "资料"), ("questions", "题目"), ("model", "模型"))
    return [label for name, label in names if getattr(now, name) != getattr(then, name)]
