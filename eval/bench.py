"""``make bench``: speed, start and memory against their targets; exit code 1 where one is missed.

Every process that is timed is a real one: the command line, and the server with eight people asking over HTTP.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import psutil

from assistant import __version__
from assistant.types import Frozen
from eval.metrics.latency import Latency, latency
from eval.processes import Crowd, Server, crowd, timed
from eval.questions import Question, load_questions
from eval.table import plain

_PEOPLE, _EACH = 8, 12
_RECORD = Path("eval/report/bench.json")


class Measure(Frozen):
    """One figure: what was measured and the most that it may be."""

    name: str
    value: float
    target: float
    unit: str
    n: int = 1

    @property
    def ok(self) -> bool:
        """Whether it stays within its target."""
        return self.value <= self.target

    @property
    def row(self) -> tuple[str, str, str, str]:
        """Figure, measured, target, ok."""
        digits = 2 if self.unit in {"s", "GB"} else 0 if self.unit == "" else 1
        name = f"{self.name} (n={self.n})" if self.n > 1 else self.name
        measured = f"{self.value:.{digits}f} {self.unit}".strip()
        return name, measured, f"≤ {self.target:g} {self.unit}".strip(), "ok" if self.ok else "MISSED"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, write JSON; 0 if every figure is within its target."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--json", type=Path, default=_RECORD, help="where the figures are written (%(default)s)")
    chosen = parser.parse_args(arguments)
    questions = load_questions()
    busy = psutil.cpu_percent(interval=1.0)
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "ASSISTANT_DATA_DIR": folder, "ASSISTANT_REQUESTS_PER_MINUTE": "1000000"}
        measures = [*commands(environment), *answers(Path(folder), questions), *serving(environment, questions)]
    print(plain(("figure", "measured", "target", ""), [measure.row for measure in measures]))
    print(f"{psutil.cpu_count()} cores, {busy:.0f} % busy with other work before the start")
    record(chosen.json, measures, busy)
    return 0 if all(measure.ok for measure in measures) else 1


def commands(environment: dict[str, str]) -> list[Measure]:
    """``--help``, the first index and an unchanged one, each as a process of its own."""
    helps = [timed(["--help"], environment) for _ in range(5)]
    first = timed(["index", "--json"], environment)
    unchanged = timed(["index", "--json"], environment)
    return [
        Measure(name="assistant --help", value=statistics.median(helps), target=0.5, unit="s", n=len(helps)),
        Measure(name="first index", value=first, target=20, unit="s"),
        Measure(name="unchanged index", value=unchanged, target=3, unit="s"),
    ]


def answers(data_dir: Path, questions: Sequence[Question]) -> list[Measure]:
    """Times of answers after the start, each question asked once, by the route that the answer took."""
    from assistant.answering.assistant import Assistant
    from assistant.answering.understanding.conversation import Conversation
    from assistant.settings import load_settings

    assistant = Assistant.open(load_settings().model_copy(update={"data_dir": data_dir}))
    assistant.warm()
    times: dict[str, list[float]] = {}
    for question in questions:
        conversation = Conversation()
        for turn in question.turns:
            started = time.perf_counter()
            answer = assistant.answer(turn, conversation, role=question.role, today=question.today)
            times.setdefault(answer.route, []).append((time.perf_counter() - started) * 1000)
    retrieval, calculator = _of(times, "retrieval"), _of(times, "calculator")
    return [
        Measure(name="retrieval answer p50", value=retrieval.p50, target=40, unit="ms", n=retrieval.n),
        Measure(name="retrieval answer p95", value=retrieval.p95, target=150, unit="ms", n=retrieval.n),
        Measure(name="calculator answer p50", value=calculator.p50, target=10, unit="ms", n=calculator.n),
    ]


def _of(times: dict[str, list[float]], route: str) -> Latency:
    if not times.get(route):
        raise RuntimeError(f"no answer took the route {route}: nothing to measure")
    return latency(times[route])


def serving(environment: dict[str, str], questions: Sequence[Question]) -> list[Measure]:
    """Start a server, wait for its first answer, let eight people ask at once, and weigh it."""
    asked = [question.turns[0] for question in questions]
    with Server(environment) as server:
        ready = server.first_answer(asked[0])
        met: Crowd = crowd(server.address, asked[1:], people=_PEOPLE, each=_EACH)
        memory = server.memory()
    times = latency(met.milliseconds)
    return [
        Measure(name="start to first answer", value=ready, target=15, unit="s"),
        Measure(name="eight at once, errors", value=met.errors, target=0, unit="", n=_PEOPLE * _EACH),
        Measure(name="eight at once, p95", value=times.p95, target=500, unit="ms", n=times.n),
        Measure(name="memory of the server", value=memory / 1e9, target=1.2, unit="GB"),
    ]


def record(path: Path, measures: Sequence[Measure], busy: float) -> None:
    """Write the figures, with what they were measured on."""
    found: dict[str, Any] = {
        "version": __version__,
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "cores": psutil.cpu_count(),
        "busy_before_percent": busy,
        "figures": [{**measure.model_dump(), "ok": measure.ok} for measure in measures],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
