"""What is not answered: subjects outside the documents, other places, other years, single schools and persons."""

import re
from collections.abc import Callable, Sequence

from assistant.answering.drafts.draft import Draft
from assistant.answering.places.evidence import Candidate
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.scope import names_school, school_pattern
from assistant.answering.understanding.understand import Understanding
from assistant.text.normalize import fold
from assistant.text.spans import at, line, parts
from assistant.text.years import same_year
from assistant.types import Role

# Chances of another subject: from which a question is refused though a place seems to answer it; from which it is
# where none does; and from which words that no document knows are enough.
_CLEARLY, _OTHER, _MAYBE = 0.97, 0.6, 0.2
_NAMED = 1.1  # the weight of a word of the thesaurus that names a subject of these documents: 异议
_HELD = 0.6  # a chance from which a place seems to answer
_SHORT = 160  # characters of a line that is about one school where its first sentence names it
_TOLD = 0.35  # a clause that holds this share of a doubting question's subject answers it, also of another school

EXAMPLES = ("公示到哪天为止", "小学多媒体教室达标吗")  # what can be asked, offered where nothing else is told


class Outside:
    """Decide without search where a question cannot be answered from these documents."""

    def __init__(self, facts: Facts, understanding: Understanding) -> None:
        self.facts, self.understanding = facts, understanding

    def answer(self, plan: Plan, told: Callable[[float], bool] = lambda _: False) -> Draft | None:
        """An answer for what the question's own words put outside; None for everything else.

        ``told`` says whether search finds what is asked, with such a chance: 车票, where an announcement tells of it.
        """
        question = plan.question
        cues, named = self.understanding.cues, self.understanding.indicators(question)
        if cues["chore"].search(question) or (cues["elsewhere"].search(question) and not named and not told(_HELD)):
            return self.refuse(plan.role)
        if plan.elsewhere:
            return self._elsewhere(plan)
        if plan.years and self._other_year(plan):
            return Draft("not_disclosed", "none").say("公示没有给出你问的年份的情况,只能回答公示所写年份的数。")
        if plan.kind != "yes_no" and any(not self._speaks_of(school) for school in plan.schools):
            return self._one_school(plan)
        return None

    def unknown(self, plan: Plan, ranked: list[Candidate], chance: float | None) -> Draft | None:
        """An answer for what only the search can tell to be outside.

        ``chance`` is that of another subject by the question's vector; None where nothing tells.
        """
        best = ranked[0] if ranked else None
        held = best is not None and best.support >= _HELD and _speaks_of(best)
        named = any(term.weight >= _NAMED and term.known for term in plan.terms)
        if chance is not None and chance >= (_CLEARLY if held or named else _OTHER) and not plan.indicators:
            return self.refuse(plan.role)
        doubted = plan.kind == "yes_no" and best is not None and best.signs["covered"] >= _TOLD
        if plan.schools and not doubted and (best is None or not of_schools(best, plan.schools, self.understanding)):
            return self._one_school(plan)
        known = sum(term.weight for term in plan.terms if self.understanding.knows(term.word))
        total = sum(term.weight for term in plan.terms)
        if (
            plan.expects in {"quantity", "text"}
            and not plan.indicators
            and not self.understanding.levels(plan.query)
            and total
            and not held
            and (known / total < 0.2 or self.understanding.alien(plan.query))
        ):
            doubtful = chance is None or chance >= _MAYBE
            return self.refuse(plan.role) if doubtful and not self.understanding.of_the_field(plan.query) else None
        return None

    def refuse(self, role: Role) -> Draft:
        """Say that a question is none for these documents, and what can be asked."""
        county = self.facts.announcement(role=role).county
        return Draft("out_of_scope", "none", options=EXAMPLES).say(
            f"这个问题不在我能回答的范围里;可以问{county}义务教育优质均衡公示的内容、国家标准,以及指标是否达标。"
        )

    def _elsewhere(self, plan: Plan) -> Draft:
        county = self.facts.announcement(role=plan.role).county
        return Draft("not_disclosed", "none").say(f"这里只有{county}的公示,没有{'、'.join(plan.elsewhere)}的数据。")

    def _other_year(self, plan: Plan) -> bool:
        """Say whether no document speaks of any of the years asked for."""
        document = self.facts.announcement(question=plan.query, role=plan.role).document
        own = document.description
        stated = f"{document.text} {own.published} {own.opens} {own.closes}"
        stated += " ".join(document.text for document in self.facts.corpus.of_kind("standard"))
        return not any(same_year(year, stated) for year in plan.years)

    def _speaks_of(self, school: str) -> bool:
        documents = self.facts.corpus.documents.values()
        return any(names_school(document.text, school) for document in documents if document.audience == "public")

    def _one_school(self, plan: Plan) -> Draft:
        county = self.facts.announcement(question=plan.query, role=plan.role).county
        return Draft("not_disclosed", "none").say(
            f"文件没有单独公布{_without_digits('、'.join(plan.schools))}的这一情况,只给出{county}的汇总。"
        )


def of_schools(place: Candidate, schools: Sequence[str], understanding: Understanding) -> bool:
    """Say whether a place speaks of these schools and, a figure in its own part or the next, of no other."""
    text = understanding.corpus.documents[place.passage.document].text
    low, high = line(text, place.passage.start, place.passage.end)
    if high - low > _SHORT:
        low, high = place.passage.start, place.passage.end
    if place.figure is None:
        around = place.passage.text if understanding.schools(place.passage.text) else text[low:high]
        return all(names_school(around, school) for school in schools)
    pieces = parts(text, place.passage.start, place.passage.end)
    own = at(pieces, place.figure.start)
    around = text[slice(*pieces[own])]
    if not all(names_school(around, school) for school in schools):
        around = text[pieces[max(0, own - 1)][0] : pieces[min(len(pieces) - 1, own + 1)][1]]
    before = fold(text[low : place.figure.start])
    found = [match.start() for school in schools for match in school_pattern(school).finditer(before)]
    named = low + max(found) if found else -1
    if named >= 0 and not all(names_school(around, school) for school in schools):
        around = text[named : place.figure.end]  # 一中招生600人,其中360人…,占60%,分配名额中148人给了农村初中
    others = [
        name
        for name in understanding.schools(around)
        if not any(names_school(name, school) or names_school(school, name) for school in schools)
        and not _beside(name, schools, around)
    ]
    return all(names_school(around, school) for school in schools) and not others


def _beside(name: str, schools: Sequence[str], words: str) -> bool:
    """Say whether a school is named in one breath with those asked about: 沿河小学、钟楼小学场地未到标准."""
    forms = "|".join(school_pattern(school).pattern for school in schools)
    other = re.escape(name)
    return bool(re.search(rf"(?:{forms})[、和与及]{other}|{other}[、和与及](?:{forms})", fold(words)))


def _without_digits(name: str) -> str:
    return re.sub(r"\d+", "这", name)


def _speaks_of(place: Candidate) -> bool:
    """Whether a place holds much of a question, or likelier speaks of its thing than not: 几多部黄车子, 校车41辆."""
    return place.signs["covered"] >= _TOLD or place.leans_to_the_thing
