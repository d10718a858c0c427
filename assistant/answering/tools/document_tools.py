"""Tools over what a document says: the period for comments, and whether words bear out a statement."""

import re
from datetime import timedelta

from assistant.answering.drafts.outcome import Quote
from assistant.answering.places.polarity import Polarity
from assistant.answering.tools.arguments import PeriodArguments, StatementArguments
from assistant.answering.tools.tool import Found, Tool
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.understand import Understanding

_OF_SEVERAL = re.compile(
    r"义务教育|基础教育|中小|一贯制|完全中学|各[级类学]|所有|全[县区市体]|中学"
)  # of more levels than one


class DocumentTools:
    """The tools by name."""

    def __init__(self, facts: Facts, understanding: Understanding, polarity: Polarity) -> None:
        self._facts, self._understanding, self._polarity = facts, understanding, polarity
        self.tools: dict[str, Tool] = {
            "comment_period": (PeriodArguments, self._period),
            "check_statement": (StatementArguments, self._check),
        }

    def _period(self, given: PeriodArguments) -> Found:
        """公示期限从哪天到哪天,某一天在不在期内。"""
        announcement = self._facts.announcement(given.announcement)
        found = announcement.period
        if found is None:
            return {"opens": None, "closes": None, "state": "undisclosed"}, []
        state = "before" if given.today < found.opens else "after" if given.today > found.closes else "open"
        return {
            "opens": found.opens.isoformat(),
            "closes": found.closes.isoformat(),
            "days": (found.closes - found.opens + timedelta(days=1)).days,
            "today": given.today.isoformat(),
            "state": state,
        }, [Quote(found.document, *found.quote)]

    def _check(self, given: StatementArguments) -> Found:
        """文件的一段原话是否支持一句话;看不出来时 holds 为空。"""
        clause = self._facts.corpus.documents[given.document].text[given.start : given.end]
        lexicon = self._facts.corpus.lexicon
        asked = [] if given.whole else self._understanding.content_words(given.statement)
        thing = self._polarity.thing_asked(given.statement)
        terms = [lexicon.same_thing(word) if word in thing else lexicon.same(word) for word in asked]
        named = lexicon.levels(given.statement)
        levels = {given.statement[start:end] for start, end, _ in named}
        if any(level == "special" for *_, level in named):  # 特教学校 is written 特殊教育学校
            levels |= lexicon.words_of("special")
        holds = self._polarity.holds(
            given.statement,
            clause,
            terms,
            self._understanding.schools,
            levels,
            whole=given.whole,
            strict=given.strict,
            elsewhere=self._is_of_another_level(given.statement, clause),
        )
        return {"holds": holds}, [Quote(given.document, given.start, given.end)]

    def _is_of_another_level(self, statement: str, clause: str) -> bool:
        """Say whether a clause speaks of other levels only than the one that a statement names: 小学, of 学前教育."""
        asked, told = ({level for *_, level in self._facts.corpus.lexicon.levels(one)} for one in (statement, clause))
        return bool(asked and told) and not (asked | {"special"}) & told and not _OF_SEVERAL.search(clause)
