"""Whether a number has moved the way that a question supposes: 在校生是不是比上年少了, 比上年同期减少452人.

The number of the thing is looked for first. What stands right behind it tells the move, or the same is told of another
time; where neither does, the documents do not say.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.answering.composing import compose
from assistant.answering.drafts.draft import Draft
from assistant.answering.premises.granted import whole
from assistant.answering.tools.toolbox import Quote, Toolbox
from assistant.answering.understanding.kinds import pattern
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.yaml_file import read_keyed
from assistant.text.years import has_year

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

_KEYS = {"tags", "grows", "falls", "since", "now", "always", "up", "down"}
_OPEN = re.compile(r"多少|几(?!年)|哪|为什么|为啥|怎么")
_AFTER = re.compile(r"^[,(]?(?:也|均)?(?:比|较|同比)[^,;。]{0,8}")
_TWO = 2  # times
_LONGEST = 14  # characters behind a number in which its move is told
_LEVELS_ONLY = re.compile(r"^(?:的|是|,)+|(?:的|是|,)+$")


class Trend(NamedTuple):
    """A move that a question supposes: of what, which way, since which year if it says so, and whether every year."""

    thing: str
    up: bool
    year: str
    always: bool


class TrendWords:
    """The expressions of ``trend.yaml``."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        self._cues = {key: pattern(data[key], path.name) for key in _KEYS}

    def find(self, question: str) -> Trend | None:
        """The move that a yes/no question supposes; None for any other question."""
        folded = fold(question)
        if _OPEN.search(folded):
            return None
        bare = folded
        while (less := self._cues["tags"].sub("", bare)) != bare:
            bare = less
        if bare == folded:
            return None
        always, since = self._cues["always"].search(bare), self._cues["since"].search(bare)
        grows, falls = self._cues["grows"].search(bare), self._cues["falls"].search(bare)
        moved = grows or falls
        if moved is None or not (always or since or moved.group().startswith("变")):
            return None
        thing = bare[: moved.start()]
        for key in ("since", "always", "now"):
            thing = self._cues[key].sub("", thing)
        thing = _LEVELS_ONLY.sub("", thing)
        year = since["year"] if since and since["year"] else ""
        return Trend(thing, grows is not None, year, always is not None) if thing else None

    def move(self, words: str) -> tuple[bool, int] | None:
        """Which way a number has moved as the folded words right behind it tell, and where they end; else None."""
        compared = _AFTER.match(words)
        until = compared.end() + _LONGEST if compared else 0
        for up, key in ((True, "up"), (False, "down")):
            found = self._cues[key].search(words, 0, until) if compared else None
            number = re.match(r"[^,;。\d]{0,4}\d[\d.]*[^,;。、)\d]{0,4}", words[found.end() :]) if found else None
            if found and number:
                return up, found.end() + number.end()
        return None


class Trends:
    """Answer what a question supposes of a move."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, path: Path) -> None:
        self._toolbox, self._understanding, self._words = toolbox, understanding, TrendWords(path)

    def answer(self, plan: Plan, opened: "Callable[[], Retrieval]") -> Draft | None:
        """Whether a number has moved as supposed; None for a question that supposes no move."""
        trend = self._words.find(plan.query)
        if trend is None or plan.schools or plan.elsewhere or plan.official:
            return None
        retrieval = opened()
        single = self._understanding.plan(f"{trend.thing}有多少", role=plan.role, today=plan.today)
        single = single.model_copy(update={"expects": "quantity", "kind": "value", "about": "announcement"})
        ranked = [place for place in retrieval.candidates(single) if place.figure]
        first = whole(single, ranked[0], retrieval) if ranked and retrieval.supports(single, ranked[0]) else None
        figure = first.figure if first else None
        if figure is None or not (single.terms or single.levels):
            return None
        draft = self._told_behind(trend, figure, retrieval) or self._of_two_times(trend, figure, retrieval)
        passage = retrieval.corpus.passages[figure.passage]
        told = retrieval.corpus.documents[figure.document].text[slice(*passage.sentence)]
        if draft is None and trend.year and trend.year in told:
            return None  # of that year something is told
        if draft is None:
            sentence, quotes = compose.figure_sentence(retrieval.corpus, figure)
            draft = Draft("not_disclosed", "retrieval").say("文件没有公布前后两个时间的数,看不出是多了还是少了。")
            draft.say(f"文件给出的是:{sentence}", *quotes)
        return draft

    def _told_behind(self, trend: Trend, figure: Figure, retrieval: "Retrieval") -> Draft | None:
        """By the move that stands right behind the number."""
        passage = retrieval.corpus.passages[figure.passage]
        text = retrieval.corpus.documents[figure.document].text
        words = fold(text[figure.end : passage.sentence[1]])
        move = self._words.move(words) if not trend.always else None
        if move is None or (trend.year and trend.year not in words[: move[1]]):
            return None
        low, high = figure.quote[0], figure.end + move[1]
        said = text[low:high].strip(compose.EDGE)
        so = move[0] == trend.up
        lead, draft = "是的" if so else "不是", Draft("answered", "retrieval")
        for one in retrieval.corpus.figures_in(figure.document, figure.end, high)[-1:]:
            # the move that is told, taken the way that is supposed: more or less than none
            stated, sign = compose.operand(one), ">" if so else "<"
            check = self._toolbox.call("check_number", stated=stated, value=0, unit=one.unit, comparator=sign)
            draft.working.append(check)
        return draft.say(f"{lead},{said}。", Quote(figure.document, low, low + len(said)))

    def _of_two_times(self, trend: Trend, figure: Figure, retrieval: "Retrieval") -> Draft | None:
        """By the numbers of the same thing of two years, or of each year where it is said of all."""
        beside = retrieval.corpus.beside(figure)
        alike = [one for one in beside if (one.kind, one.level, one.per) == (figure.kind, figure.level, figure.per)]
        now = [figure] if trend.year and not has_year(figure.time) else []
        same = [*retrieval.corpus.same_of_other_times(figure), *(alike if now else [])]
        same += [one for one in _called_shorter(figure, retrieval) if has_year(one.time)] if len(same) < _TWO else []
        told = {one.time: one for one in same if has_year(one.time)}
        series = [told[time] for time in sorted(told)]
        if trend.year:
            series = [one for one in series if trend.year in one.time][:1] + (now or series[-1:])
        elif not trend.always:
            series = series[-2:]
        if len({one.start for one in series}) < 2 or any(one.comparator != "=" for one in series):
            return None
        claim = "more" if trend.up else "less"
        operands = [compose.operand(one, label) for one, label in zip(series, compose.labels(series), strict=True)]
        working = [
            self._toolbox.call("compute", operation="compare", operands=[after, before], claim=claim)
            for before, after in pairwise(operands)
        ]
        draft = Draft("answered", "both", working=working)
        lead = "是的" if all(one.result["holds"] for one in working) else "不是"
        for number, one in enumerate(series):
            sentence, quotes = compose.figure_sentence(retrieval.corpus, one)
            draft.say(f"{'' if number else f'{lead},'}{sentence}", *quotes)
        return draft


def _called_shorter(figure: Figure, retrieval: "Retrieval") -> list[Figure]:
    """The numbers that count the same under a name that is the end of this one's: 在校生, of 义务教育阶段在校生."""
    return [
        one
        for one in retrieval.corpus.figures_of(figure.document)
        if one.subject
        and figure.subject.endswith(one.subject)
        and (one.level, one.unit, one.per) == (figure.level, figure.unit, figure.per)
    ]
