"""``make bench``, second part: fifty people at once for minutes; no error, p95 within a second, memory flat.

Locust asks from a process of its own, so that the time that asking takes is not the server's.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from eval.bench import Measure, record
from eval.processes import Server
from eval.questions import load_questions
from eval.table import plain

_RECORD = Path("eval/report/bench_load.json")
_JOINING = 5  # people a second
_SAMPLE_SECONDS = 2.0
_QUIET_SHARE = 0.3  # of the time: what the server takes until everybody is there and all caches are warm
_GROWTH_MB = 40  # what a server may grow by in the rest of the time


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, write JSON; 0 if every figure is within its target."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench_load", description=__doc__)
    parser.add_argument("--people", type=int, default=50, help="how many at once (%(default)s)")
    parser.add_argument("--seconds", type=int, default=300, help="for how long (%(default)s)")
    parser.add_argument("--json", type=Path, default=_RECORD, help="where the figures are written (%(default)s)")
    chosen = parser.parse_args(arguments)
    busy = psutil.cpu_percent(interval=1.0)
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ, "ASSISTANT_DATA_DIR": folder, "ASSISTANT_REQUESTS_PER_MINUTE": "1000000",
        }  # fmt: skip
        questions = [question.turns[0] for question in load_questions()]
        with Server(environment) as server:
            server.first_answer(questions[0])
            memory = _crowd(server, questions, Path(folder), chosen.people, chosen.seconds)
        measures = figures(Path(folder) / "load_stats.csv", memory)
        told = (Path(folder) / "load_failures.csv").read_text("utf-8").splitlines()[1:]
    print("".join(f"{line}\n" for line in told), end="")
    print(plain(("figure", "measured", "target", ""), [measure.row for measure in measures]))
    print(f"{chosen.people} people, {chosen.seconds} s; {busy:.0f} % busy with other work before the start")
    record(chosen.json, measures, busy)
    return 0 if all(measure.ok for measure in measures) else 1


def _crowd(server: Server, questions: list[str], folder: Path, people: int, seconds: int) -> list[int]:
    """Let them ask; the server's memory over the time, in bytes."""
    command = [
        sys.executable, "-m", "locust", "-f", str(Path(__file__).with_name("people.py")), "--headless",
        "-u", str(people), "-r", str(_JOINING), "-t", f"{seconds}s", "--stop-timeout", "20",
        "--host", server.address,
        "--csv", str(folder / "load"), "--only-summary", "--exit-code-on-error", "0", "--skip-log-setup",
    ]  # fmt: skip
    environment = {**os.environ, "BENCH_QUESTIONS": json.dumps(questions)}
    memory = []
    with subprocess.Popen(  # noqa: S603
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as asking:
        while asking.poll() is None:
            memory.append(server.memory())
            time.sleep(_SAMPLE_SECONDS)
        told = asking.stderr.read() if asking.stderr else ""
    if asking.returncode:
        raise RuntimeError(f"locust ended with {asking.returncode}: {told[-2000:]}")
    return memory


def figures(stats: Path, memory: Sequence[int]) -> list[Measure]:
    """The figures out of locust's table and the samples of the memory. RuntimeError where nobody got an answer."""
    with stats.open(encoding="utf-8", newline="") as file:
        rows = {row["Name"]: row for row in csv.DictReader(file)}
    answers = rows.get("answer")
    if answers is None or not int(answers["Request Count"]):
        raise RuntimeError("nobody got an answer: nothing to measure")
    n = int(answers["Request Count"])
    settled = list(memory[int(len(memory) * _QUIET_SHARE) :])
    fifth = max(len(settled) // 5, 1)
    growth = sum(settled[-fifth:]) / fifth - sum(settled[:fifth]) / fifth
    return [
        Measure(name="fifty at once, errors", value=int(rows["Aggregated"]["Failure Count"]), target=0, unit="", n=n),
        Measure(name="fifty at once, p50", value=float(answers["50%"]), target=500, unit="ms", n=n),
        Measure(name="fifty at once, p95", value=float(answers["95%"]), target=1000, unit="ms", n=n),
        Measure(name="memory at its most", value=max(memory) / 1e9, target=1.2, unit="GB"),
        Measure(name="memory grown", value=growth / 1e6, target=_GROWTH_MB, unit="MB"),
    ]


if __name__ == "__main__":
    sys.exit(main())
