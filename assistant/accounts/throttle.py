"""Slow down who tries passwords, and who asks too much: in memory, so that no address is ever written down."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

from assistant.errors import SlowDown

FREE = 5  # wrong passwords in a row before the next has to wait
_FIRST_SECONDS, _MOST_SECONDS = 5.0, 300.0
_FORGOTTEN_SECONDS = 3600.0
_MOST_KEYS = 20_000  # remembered at a time; the one that was idle longest goes first


class Throttle:
    """Counts wrong passwords by key; after five, each further one doubles the wait."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()  # how many, and when the last one was

    def check(self, keys: Iterable[str]) -> None:
        """SlowDown where one of the keys has to wait."""
        with self._lock:
            wait = max((self._wait(key) for key in keys), default=0.0)
        if wait > 0:
            raise SlowDown("口令错了太多次", seconds=math.ceil(wait))

    def wrong(self, keys: Iterable[str]) -> None:
        """Count one more."""
        with self._lock:
            for key in keys:
                count, last = self._wrong.pop(key, (0, 0.0))
                fresh = self._clock() - last < _FORGOTTEN_SECONDS
                self._wrong[key] = (count + 1 if fresh else 1, self._clock())
            while len(self._wrong) > _MOST_KEYS:
                self._wrong.popitem(last=False)

    def right(self, keys: Iterable[str]) -> None:
        """Forget what was counted."""
        with self._lock:
            for key in keys:
                self._wrong.pop(key, None)

    def _wait(self, key: str) -> float:
        count, last = self._wrong.get(key, (0, 0.0))
        if count < FREE or self._clock() - last >= _FORGOTTEN_SECONDS:
            return 0.0
        pause = min(_FIRST_SECONDS * 2.0 ** min(count - FREE, 20), _MOST_SECONDS)
        return last + pause - self._clock()


class Allowance:
    """So many requests a minute for each address, evenly refilled (a token bucket)."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._rate = float(per_minute), per_minute / 60.0
        self._clock, self._lock = clock, Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tokens, and when they were counted

    def take(self, address: str, cost: float = 1.0) -> float:
        """Seconds to wait before this request may be made; 0.0 where it may be made now."""
        with self._lock:
            moment = self._clock()
            left, since = self._left.pop(address, (self._most, moment))
            left = min(self._most, left + (moment - since) * self._rate)
            wait = 0.0 if left >= cost else (cost - left) / self._rate
            self._left[address] = (left - cost if not wait else left, moment)
            while len(self._left) > _MOST_KEYS:
                self._left.popitem(last=False)
        return wait
