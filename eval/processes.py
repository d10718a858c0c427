"""The processes of the benchmark: the command line timed, a server started and stopped, people who ask it over HTTP."""

import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import httpx
import psutil

_COMMAND = [sys.executable, "-c", "from assistant.cli import main; main()"]
_PATIENCE = 120.0  # seconds after which a server that does not answer is given up


def timed(arguments: Sequence[str], environment: dict[str, str]) -> float:
    """Run a command to its end; seconds. RuntimeError where it fails."""
    started = time.perf_counter()
    done = subprocess.run([*_COMMAND, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    seconds = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(f"assistant {' '.join(arguments)} ended with {done.returncode}: {done.stderr[-2000:]}")
    return seconds


class Server:
    """``assistant serve`` on a free port; stopped when the block ends."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def __enter__(self) -> "Server":
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self._log = tempfile.TemporaryFile("w+")
        self._started = time.perf_counter()
        self._process = subprocess.Popen(  # noqa: S603
            [*_COMMAND, "serve", "--port", str(port)], env=self._environment, stdout=self._log, stderr=self._log
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    def first_answer(self, question: str) -> float:
        """Seconds from the start of the process to the first answer. RuntimeError where none comes."""
        with httpx.Client(timeout=_PATIENCE) as client:
            while time.perf_counter() - self._started < _PATIENCE and self._process.poll() is None:
                try:
                    ask(client, self.address, question)
                except httpx.TransportError:
                    time.sleep(0.05)
                else:
                    return time.perf_counter() - self._started
        self._log.seek(0)
        raise RuntimeError(f"the server did not answer: {self._log.read()[-2000:]}")

    def memory(self) -> int:
        """Resident bytes of the server and its children."""
        process = psutil.Process(self._process.pid)
        return sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))


def ask(client: httpx.Client, address: str, question: str) -> dict[str, Any]:
    """Ask as another program would, over the page's API; ValueError for anything but an answer."""
    place = f"{address}/gradio_api/call/ask"
    event = client.post(place, json={"data": [question]}).raise_for_status().json()["event_id"]
    with client.stream("GET", f"{place}/{event}") as stream:
        name = ""
        for line in stream.iter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: ") and name == "complete":
                return _answer(line.removeprefix("data: "))
            elif name == "error":
                raise ValueError(f"the server answered with an error: {line}")
    raise ValueError("the server closed the stream without an answer")


def _answer(data: str) -> dict[str, Any]:
    answer = json.loads(data)[0]
    if not isinstance(answer, dict) or answer.get("status") in {None, "error"} or not answer.get("answer"):
        raise ValueError(f"no answer: {data[:200]}")
    return answer


@dataclass
class Crowd:
    """What people who ask at the same time meet with."""

    milliseconds: list[float] = field(default_factory=list)
    errors: int = 0


def crowd(address: str, questions: Sequence[str], *, people: int, each: int) -> Crowd:
    """Let ``people`` ask ``each`` questions of their own, one after the other without a pause, all at the same time."""
    with ThreadPoolExecutor(people) as pool:
        met = list(pool.map(lambda place: _person(address, questions[place::people][:each]), range(people)))
    return Crowd([time for one in met for time in one.milliseconds], sum(one.errors for one in met))


def _person(address: str, questions: Sequence[str]) -> Crowd:
    met = Crowd()
    with httpx.Client(timeout=30.0) as client:
        for question in questions:
            started = time.perf_counter()
            try:
                ask(client, address, question)
            except (httpx.HTTPError, ValueError, KeyError):
                met.errors += 1
            met.milliseconds.append((time.perf_counter() - started) * 1000)
    return met
