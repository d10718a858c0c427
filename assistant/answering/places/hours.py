"""Whether the hours that a clause gives take in the time asked about: 中午打有人接吗, 8:30至12:00、14:30至17:30."""

import re
from pathlib import Path

from assistant.answering.understanding.kinds import pattern
from assistant.errors import CorpusError
from assistant.text.numerals import chinese_number
from assistant.text.yaml_file import read_keyed

_KEYS = {"asks", "afternoon", "always", "days_off", "reached", "moments"}
_CLOCK = (
    r"(?P<{0}pm>下午|晚上?|傍晚)?(?:上午|早上?|中午)?(?:(?P<{0}>[01]?\d|2[0-4])|(?P<{0}s>十[一二]?|[一二两三四五六七八九]))"
    r"(?:[:](?P<{0}m>[0-5]\d)|[时点](?:(?P<{0}t>[0-5]?\d)分?|(?P<{0}b>半))?)"
)
_SPAN = re.compile(rf"{_CLOCK.format('low')}\s*(?:至|到|[-—–―~]+)\s*(?:次日|第二天)?{_CLOCK.format('high')}")
_ASKED = re.compile(
    r"(?:(?P<hour>\d{1,2})|(?P<spelt>十[一二]?|[一二两三四五六七八九]))(?:[:](?P<minute>[0-5]\d)|[点时](?!间)钟?(?:(?P<half>半)|(?P<tens>[0-5]\d)分?)?)"
)
_LINE = re.compile(r"(?P<of>(?:(?![打拨那个这的])[\u4e00-\u9fff]){2})(?:热线|专线)")
_NOON, _MORNING, _HOUR = 12 * 60, 8 * 60, 60  # minutes


class Hours:
    """The words for times of the day, read from ``hours.yaml``; times are minutes from midnight."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        self._asks, self._afternoon = pattern(data["asks"], path.name), pattern(data["afternoon"], path.name)
        self._reached = pattern(data["reached"], path.name)
        self._always, self._off = pattern(data["always"], path.name), pattern(data["days_off"], path.name)
        try:
            self._moments = [
                (re.compile(one["words"]), int(one["from"] * _HOUR), int(one["to"] * _HOUR)) for one in data["moments"]
            ]
        except (re.error, KeyError, TypeError) as fault:
            remedy = "每项写 words、from 和 to"
            raise CorpusError(f"moments 写错了({fault})", where=str(path), remedy=remedy) from fault

    def asked(self, question: str) -> bool:
        """Say whether a question asks if somebody is there at some time of the day or on a day off."""
        return bool(self._asks.search(question) and (self._asked(question) or self._off.search(question)))

    def untold(self, question: str, clause: str) -> bool:
        """Say whether a question asks if a call is answered at some time of the day, and a clause does not tell."""
        asked = self._reached.search(question) and self._asked(question)
        return bool(asked) and self.take_in(question, clause) is None

    def take_in(self, question: str, clause: str) -> bool | None:
        """Whether the hours of a folded clause hold the time asked for; None where either gives none, or only some."""
        asked = self._asked(question) if self._asks.search(question) else None
        if asked is None or _is_of_another_line(question, clause):
            return None
        if self._always.search(clause):
            return True
        given = [(_minutes(match, "low"), _minutes(match, "high")) for match in _SPAN.finditer(clause)]
        if not given or any(low >= high for low, high in given):
            return None  # 20:00至次日6:00
        if any(low <= asked[0] and asked[1] <= high for low, high in given):
            return True
        return False if all(asked[1] <= low or asked[0] >= high for low, high in given) else None

    def _asked(self, question: str) -> tuple[int, int] | None:
        """The first and last minute that a question asks about."""
        if match := _ASKED.search(question):
            minutes = int(match["hour"] or chinese_number(match["spelt"])) * _HOUR
            minutes += _HOUR // 2 if match["half"] else int(match["minute"] or match["tens"] or 0)
            if minutes < _NOON and self._afternoon.search(question):
                minutes += _NOON
            return (minutes, minutes) if minutes >= _MORNING else None  # 六点: in the morning or the evening
        return next(((low, high) for words, low, high in self._moments if words.search(question)), None)


def _is_of_another_line(question: str, clause: str) -> bool:
    """Say whether a clause gives another number than that of the line asked about: 心理热线, 联系电话."""
    line = _LINE.search(question)
    return line is not None and line["of"] not in clause


def _minutes(match: re.Match[str], name: str) -> int:
    rest = _HOUR // 2 if match[f"{name}b"] else int(match[f"{name}m"] or match[f"{name}t"] or 0)
    minutes = int(match[name] or chinese_number(match[f"{name}s"])) * _HOUR + rest
    later = match["lowpm"] or match[f"{name}pm"]  # 下午两点半至五点半
    return minutes + _NOON if later and minutes < _NOON else minutes
