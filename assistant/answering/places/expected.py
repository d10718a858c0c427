"""Whether a clause tells the sort of time, or by whom, as a question asks: 几点关灯 wants a time of day.

Read by form, from ``expected.yaml``: a clock, how often, how long, when; and who does something, which an office or a
company does as well as a person.
"""

import re
from pathlib import Path
from typing import NamedTuple

from assistant.answering.understanding.kinds import pattern
from assistant.errors import CorpusError
from assistant.text.normalize import fold
from assistant.text.yaml_file import read_keyed

_KEYS = {"times", "counts", "free", "doers", "planned"}
_NUMERAL = r"(?:[一二两三四五六七八九十ⅠⅡⅢⅣⅤⅥ]|(?<!\d)\d{1,2}(?!\d))"
_LENGTHS = frozenset({"often", "long"})  # sorts that a number with a unit of time may tell, in digits or not


_TAUGHT = re.compile("语文|数学|英语|科学|体育|音乐|美术|艺术|道德|法治|物理|化学|信息")


class _Time(NamedTuple):
    sort: str
    asked: re.Pattern[str]
    told: re.Pattern[str]


class _Count(NamedTuple):
    asked: re.Pattern[str]
    told: re.Pattern[str]


class Expected:
    """The forms of ``expected.yaml``; CorpusError names what is wrong."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        try:
            self._times = [
                _Time(one["sort"], _joined(one["asked"], path.name), _joined(one["told"], path.name))
                for one in data["times"]
            ]
            self._counts = [
                _Count(
                    pattern(rf"(?:多少|几)(?:{one})|第几(?:{one})?(?=$|[?,。])", path.name),
                    pattern(rf"{_NUMERAL}个?(?:{one})", path.name),
                )
                for one in data["counts"]
            ]
            self._free = {key: _joined(data["free"][key], path.name) for key in ("asked", "told")}
            self._doers = {key: _joined(data["doers"][key], path.name) for key in ("asked", "unless", "told")}
        except (KeyError, TypeError) as fault:
            raise CorpusError(f"缺少或写错了 {fault}", where=str(path), remedy="按文件开头的说明改正") from fault
        self._planned = _joined(data["planned"], path.name)

    def tells_time(self, question: str, clause: str) -> bool:
        """Say whether a clause gives the sort of time that a question asks for."""
        time = self._time(question)
        return time is not None and bool(time.told.search(fold(clause)))

    def tells_length(self, question: str, clause: str | None = None) -> bool:
        """Say whether a question asks how long, or how often, and a clause, if one is given, says so."""
        time = self._time(question)
        return time is not None and time.sort in _LENGTHS and (clause is None or self.tells_time(question, clause))

    def tells_count(self, question: str, clause: str | None = None) -> bool:
        """Say whether a question asks how many or the how manieth, and a clause, if one is given, says so in words."""
        count = next((one for one in self._counts if one.asked.search(question)), None)
        if count is None or clause is None:
            return count is not None
        taught = set(_TAUGHT.findall(question))  # 数学拿了几级: not by 语文、艺术两科
        return bool(count.told.search(fold(clause))) and taught <= set(_TAUGHT.findall(clause))

    def asks_when(self, question: str) -> bool:
        """Say whether a question asks for a day, a month or a year, or for no sort of time that is known."""
        time = self._time(question)
        return time is None or time.sort == "when"

    def tells_doer(self, question: str, clause: str) -> bool:
        """Say whether a question asks by whom something is done, and a clause says so."""
        return self.asks_doer(question) and bool(self._doers["told"].search(fold(clause)))

    def asks_doer(self, question: str) -> bool:
        """Say whether a question asks by whom something is done."""
        return bool(self._doers["asked"].search(question)) and not self._doers["unless"].search(question)

    def tells_free(self, question: str, clause: str | None = None) -> bool:
        """Say whether a question asks what is to be paid, and a clause, if one is given, says that nothing is."""
        asked = bool(self._free["asked"].search(question))
        return asked and (clause is None or bool(self._free["told"].search(fold(clause))))

    def tells_plan(self, words: str) -> bool:
        """Say whether a clause or the heading above it tells of what is still to be."""
        return bool(self._planned.search(fold(words)))

    def _time(self, question: str) -> _Time | None:
        return next((time for time in self._times if time.asked.search(question)), None)


def _joined(lines: str, where: str) -> re.Pattern[str]:
    """A pattern that may be written on several lines."""
    return pattern("".join(lines.split()), where)
