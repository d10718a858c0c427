"""Numbers of grades that have no names: 边远津贴分为四类,每月依次是200元、450元、750元和1200元."""

import re
from typing import TYPE_CHECKING

from assistant.documents.subjects import trim
from assistant.text.normalize import fold
from assistant.text.numerals import chinese_number

if TYPE_CHECKING:
    from assistant.documents.figures import Figure

_GRADES = re.compile(
    r"(?P<before>[^。;:\d]{0,40}?)分(?:为|成)?(?P<count>[二两三四五六七八]|[2-8])个?(?P<class>[档类等级])(?:发放|补助|计发)?,"
)
_BY = re.compile(r"(?:按照?|依|根据|视)[^,]{1,16}$")  # 津贴按离岸航程分四档: by what is no part of the name
_BETWEEN = re.compile(r"\s*(?:、|,|和|与|及)\s*")
_LONGEST = 14  # characters up to the first number


def graded(found: "list[Figure]", text: str, offset: int) -> "list[Figure]":
    """The figures of a passage that begins at ``offset``, those of grades each with its place among them."""
    folded, named = fold(text), list(found)
    for match in _GRADES.finditer(folded):
        run = _run(found, folded, match.end(), offset)
        count = chinese_number(match["count"]) if not match["count"].isdigit() else int(match["count"])
        parts = [trim(_BY.sub("", part)) for part in match["before"].split(",")]
        name = next((part for part in reversed(parts) if part), "")
        if len(run) != count or not name:
            continue
        for number, place in enumerate(run):
            grade = f"第{'一二三四五六七八'[number]}{match['class']}"
            quote = (found[run[0]].quote[0], found[run[-1]].end)
            kept = {"subject": f"{name}{grade}", "inherited": True, "time": found[run[0]].time, "quote": quote}
            named[place] = found[place].model_copy(update=kept)
    return named


def _run(found: "list[Figure]", text: str, start: int, offset: int) -> list[int]:
    """Which figures are listed behind a place, one unit and nothing but marks between them."""
    run: list[int] = []
    for place, figure in enumerate(found):
        low = figure.start - offset
        if low < start:
            continue
        if not run and (low - start > _LONGEST or re.search("[,。;]", text[start:low])):
            break
        if run and (
            figure.unit != found[run[0]].unit or not _BETWEEN.fullmatch(text[found[run[-1]].end - offset : low])
        ):
            break
        run.append(place)
    return run
