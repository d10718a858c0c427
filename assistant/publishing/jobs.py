"""Work that takes longer than a page may: one job at a time in the background, with its progress."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Literal
from uuid import uuid4

from assistant.errors import AssistantError

_KEPT = 50
Progress = Callable[[int, int], None]
Work = Callable[[Progress], None]
logger = logging.getLogger(__name__)


@dataclass
class Job:
    """A piece of work; ``next`` is the page to go on with, ``fault`` what went wrong in words."""

    title: str
    next: str
    key: str = field(default_factory=lambda: uuid4().hex)
    state: Literal["running", "done", "failed"] = "running"
    done: int = 0
    total: int = 0
    fault: str = ""

    @property
    def percent(self) -> int:
        """How much of it is done."""
        return 100 if self.state == "done" else 100 * self.done // self.total if self.total else 0


class Jobs:
    """The jobs of one server."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self._thread: Thread | None = None

    def start(self, title: str, next_page: str, work: Work) -> Job:
        """Begin; AssistantError where another job is running."""
        job = Job(title=title, next=next_page)
        with self._lock:
            busy = next((other for other in self._jobs.values() if other.state == "running"), None)
            if busy is not None:
                raise AssistantError(f"「{busy.title}」还没有结束", remedy="等它结束后再试")
            self._jobs[job.key] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
            self._thread = Thread(target=self._run, args=(job, work), daemon=True)
            self._thread.start()
        return job

    def find(self, key: str) -> Job | None:
        """A job by its key."""
        return self._jobs.get(key)

    def wait(self) -> None:
        """Until the last one has ended."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, job: Job, work: Work) -> None:
        def progress(done: int, total: int) -> None:
            job.done, job.total = done, total

        try:
            work(progress)
        except AssistantError as fault:
            job.fault, job.state = str(fault), "failed"
        except Exception:
            logger.exception("job failed: %s", job.title)
            job.fault, job.state = "程序出了错,已记入日志;正在使用的资料没有变。", "failed"
        else:
            job.state = "done"
