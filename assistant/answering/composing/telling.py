"""How what search found is told: a number as a sentence, a clause, a whole list, or whether a clause says so."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.composing import compose
from assistant.answering.composing.belonging import BELONG, FEWEST, LONGEST_LIST, MOST_ITEMS, WHOLE_LIST, Belonging
from assistant.answering.composing.headed import below
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.doubted import Doubted
from assistant.answering.places.evidence import Candidate
from assistant.answering.places.polarity import Polarity
from assistant.answering.tools.toolbox import Outcome, Quote, Toolbox
from assistant.answering.understanding.plan import COMPULSORY, Plan
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.years import same_year

# asks for each of several numbers: 每类有几所, 按去处分分看, 逐年进了多少
_EACH = re.compile(
    r"[每各](?:一)?(?:类|种|项|样|块|档|级|年|拨|家|段)|各(?:是|有|占|为)?(?:百分之)?(?:多少|几)|分别|逐年|按[^,。?]{1,8}分|分(?:开|门别类|年|类|人群|群体|学段|对象)|一(?:项|类|样|年)一(?:项|类|样|年)|都(?:是些?|有些?)(?:什么|啥|哪)"
)
# asks for more than a yes: 光用嘴说行吗,还要拿点啥
_ASKS_MORE = re.compile(r"[吗么不没吧?],?[^,?]*(?:啥|什么|哪|多少|几[个项条样]|怎么)")
# Kinds whose words may ask for a yes or a no as well: 综合差异系数能拿来判断达标吗
_ASKED_OTHERWISE = frozenset({"verdict", "threshold", "definition"})
# Support and share of the question's character pairs below which a place says no yes: 孩子午饭学校管吗, to 校园餐
# Support from which a clause that says neither yes nor no in the question's words is told all the same, as it stands
_SURELY = 0.65
_WEAK, _HARDLY = 0.45, 0.07
# Where the first place leaves open if there is any: how many are looked at, how much less one may fit, and how surely
# it tells of the thing asked about
_NAMES = 0.7  # the weight of a noun that names a thing by itself
_NEXT, _NEXT_TO, _OF_IT = 6, 1.0, 0.45


class Telling:
    """Word the best of the places that hold an answer, with those that belong to it."""

    def __init__(self, corpus: Corpus, toolbox: Toolbox, polarity: Polarity, doubted: Doubted) -> None:
        self._corpus, self._toolbox, self._polarity, self._doubted = corpus, toolbox, polarity, doubted
        self._belonging = Belonging(corpus)
        self._rules = fold("\n".join(one.text for one in corpus.documents.values() if one.kind == "standard"))

    def told(self, plan: Plan, ranked: list[Candidate], *, whole: bool = False) -> Draft:
        """The answer; ``ranked`` is not empty, and its first place holds what is asked: ``whole``, and nothing else."""
        best = ranked[0]
        if plan.kind == "yes_no" or (plan.kind in _ASKED_OTHERWISE and "yes_no" in plan.kinds):
            return self._whether(plan, ranked, whole=whole)
        draft = Draft("answered", "retrieval")
        if listed := self._headed(best) or (_EACH.search(plan.query) and self._each(plan, best)):
            for sentence, quotes in listed:
                draft.say(sentence, *quotes)
            return draft
        if compose.stands_alone(best):
            told = [compose.number_sentence(self._corpus, place) for place in self._of_each_level(plan, best)]
            for sentence, quotes in compose.once(told):
                draft.say(sentence, *quotes)
            return draft
        for candidate in self._belonging.together(plan, ranked):
            sentence, quotes = compose.timed_sentence(self._corpus, candidate, timed=plan.expects == "date")
            draft.say(sentence, *quotes)
        return draft

    def _whether(self, plan: Plan, ranked: list[Candidate], *, whole: bool) -> Draft:
        """Yes or no, as a clause says, before the clause; the clause alone where it does not tell."""
        best = ranked[0]
        region = self._corpus.documents[best.passage.document].description.region
        strict = not whole and plan.kind == "yes_no" and self._doubted.unsure(plan, best, region)
        check = self._check(plan, best, whole=whole, strict=strict)
        if check.result["holds"] is None and not whole:
            best, check = next(self._decided(plan, ranked), (best, check))
        sentence, quote = compose.clause_sentence(self._corpus, best)
        weak = not whole and best.support < _WEAK and best.signs["pairs"] < _HARDLY
        holds = check.result["holds"]
        if not whole and best.passage.kind == "standard" and self._unknown_to_rules(plan):
            holds, strict = None, True
        if holds is None and best.support < _SURELY and (strict or self._is_untold(plan, best, sentence)):
            draft = Draft("not_disclosed", "retrieval").say("文件没有直接说明这一点。")
            return draft.say(f"最接近的是:{sentence}", quote)
        if holds is None or (holds and weak):
            return Draft("answered", "retrieval").say(sentence, quote)
        lead = self._polarity.lead(plan.query, holds=holds)
        return Draft("answered", "retrieval", working=[check]).say(f"{lead}{sentence}", quote)

    def _is_untold(self, plan: Plan, best: Candidate, sentence: str) -> bool:
        """Say whether what an announcement leaves open is untold: if there is a thing, how it is, or nearly all."""
        if plan.kind != "yes_no" or best.passage.kind != "announcement" or _ASKS_MORE.search(plan.query):
            return False
        told = {figure.kind for figure in self._corpus.figures.get(best.passage.id, ())}
        if told & {number.kind for number in plan.numbers}:
            return False  # 营养餐一天才补3块钱,够吃吗: 每生每天补助5元
        focus = self._doubted.focus(plan.query)
        if (focus is not None and focus.exists) or self._polarity.asks_how(plan.query):
            return True
        if self._polarity.asks_all(plan.query) and self._polarity.of_the_future(sentence):
            return False  # 今年能全部解决吗: 计划分两批消除
        return self._polarity.too_little(plan.query, sentence, (term.same for term in plan.terms))

    def _unknown_to_rules(self, plan: Plan) -> bool:
        """Say whether all things that a question names are such that no rule speaks of: 食堂."""
        naming = [term for term in plan.terms if term.tag.startswith("n") and term.weight >= _NAMES]
        known = any(fold(word) in self._rules for term in naming for word in term.same)
        return bool(naming) and not known

    def _check(self, plan: Plan, place: Candidate, *, whole: bool = False, strict: bool = True) -> Outcome:
        """Whether a place says what a question supposes."""
        _, quote = compose.clause_sentence(self._corpus, place)
        told = {"document": quote.document, "start": quote.start, "end": quote.end}
        return self._toolbox.call("check_statement", statement=plan.query, **told, whole=whole, strict=strict)

    def _decided(self, plan: Plan, ranked: list[Candidate]) -> Iterator[tuple[Candidate, Outcome]]:
        """The places that tell of the same thing as the first, and what is asked of it, which the first leaves open.

        They deny that there is any (控辍保学, 零辍学), say how it is (老师缺不缺, 教师总量有余), or count some of the
        contrary sort where all is asked about: 都是公办吗, 其中民办5所.
        """
        best, any_of_it, how = ranked[0], self._doubted.of_any(plan), self._polarity.asks_how(plan.query)
        alike = [one for one in ranked[1:_NEXT] if one.passage.document == best.passage.document]
        for place in alike:
            near = place.score >= best.score - _NEXT_TO or (how and place.support >= _SURELY)
            if not near or place.signs["thing"] < best.signs["thing"]:
                continue
            other = self._polarity.counts_other_sort(plan.query, place.passage.text)
            if other or ((any_of_it or how) and place.signs["thing"] >= _OF_IT):
                check = self._check(plan, place)
                if check.result["holds"] is False or (how and check.result["holds"]):
                    yield place, check

    def _of_each_level(self, plan: Plan, best: Candidate) -> list[Candidate]:
        """A number, with that of the other level where none is asked for: 小学1050元、初中1280元."""
        own = best.figure
        if own is None or (plan.levels and set(plan.levels) != COMPULSORY) or own.level not in COMPULSORY:
            return [best]
        beside = self._corpus.in_sentence(best.passage)
        kept = (own.subject, own.unit, own.time, own.former)
        alike = [one for one in beside if (one.subject, one.unit, one.time, one.former) == kept]
        wholes = [one for one in alike if one.level is None and one.base > own.base]
        if len(wholes) == 1:  # 留守儿童2314人,其中小学1506人: all of them, where no level is asked for
            return [replace(best, figure=wholes[0], passage=self._corpus.passages[wholes[0].passage])]
        if {one.level for one in alike} != COMPULSORY or len(alike) != len(COMPULSORY):
            return [best]
        return [replace(best, figure=one, passage=self._corpus.passages[one.passage]) for one in alike]

    def _each(self, plan: Plan, best: Candidate) -> list[tuple[str, list[Quote]]]:
        """Each of several numbers that are asked for one by one: by year, else those of the sentence."""
        if by_year := self._by_year(plan, best):
            return [compose.figure_sentence(self._corpus, figure) for figure in by_year]
        told = (compose.clause_sentence(self._corpus, place) for place in self._broken_down(best))
        return [(sentence, [quote]) for sentence, quote in told]

    def _headed(self, best: Candidate) -> list[tuple[str, list[Quote]]]:
        """What a heading heads, item by item; none of what is no list, or a long one."""
        document = self._corpus.documents[best.passage.document]
        section = document.section_at(best.passage.start)
        words = best.passage.text.strip(compose.EDGE)
        if not section or not section.path or document.kind != "announcement" or words not in section.path[-1]:
            return []
        items = below(document, section.path)
        size = sum(end - start for start, end in items)
        if not FEWEST <= len(items) <= MOST_ITEMS or size > LONGEST_LIST * WHOLE_LIST:
            return []
        return [(f"{document.text[start:end]}。", [Quote(document.id, start, end)]) for start, end in items]

    def _by_year(self, plan: Plan, best: Candidate) -> list[Figure]:
        """The numbers of each year that a table gives of one thing, of the years asked for where some are."""
        if best.figure is None or not best.figure.heading or not plan.years:
            return []
        alike = self._corpus.alike(best.figure)
        asked = [one for one in alike if any(same_year(year, one.time) for year in plan.years)]
        return asked if len(asked) >= FEWEST else []

    def _broken_down(self, best: Candidate) -> list[Candidate]:
        """The clauses of a number's sentence that give more numbers of its kind: 学校47所,其中小学31所、初中9所."""
        if best.passage.kind == "standard":
            return self._belonging.siblings(best)
        if best.figure is None:
            return []
        figures = self._corpus.in_sentence(best.passage)
        alike = [figure for figure in figures if figure.kind == best.figure.kind]
        held = {figure.passage for figure in alike}
        clauses = [place for place in self._belonging.sentence(best) if place.passage.id in held]
        size = sum(len(place.passage.text) for place in clauses)
        return clauses if len(alike) >= BELONG and size <= LONGEST_LIST else []
