"""Whether a place that search found holds what is asked: the kind of thing, of that subject, part, level and time."""

import re

from assistant.answering.drafts.wording import LEVELS
from assistant.answering.places.evidence import Candidate, group_of
from assistant.answering.places.expected import Expected
from assistant.answering.places.measuring import holds_expected
from assistant.answering.places.polarity import Polarity
from assistant.answering.places.preferred import SUPPORTED, Preferred
from assistant.answering.understanding.asked_part import asking
from assistant.answering.understanding.plan import BEYOND, COMPULSORY, Plan
from assistant.answering.understanding.terms import STRONG
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.indicators.wording import is_forecast
from assistant.text.normalize import fold
from assistant.text.quantities import PEOPLE, SHARES
from assistant.text.years import has_year, same_distance, same_year

_APIECE = re.compile(r"(?:一个|每个?|一名|每名)(?:人|学?生|孩子|娃|老师|教师|家庭)[^,。?]{0,8}(?:多少|几)")
_NOBODYS = 500_000  # 元 that nobody gets alone
_SMALL = "小学校"  # a level or a small school
_OFFICER = re.compile(r"[局校县区市镇乡]长|主任|书记|园长|科长|经理|督学")
_RATHER = 0.6  # from which who is counted, or who does something, may be called otherwise
_CERTAIN = 0.75  # a chance from which a missing noun is taken for another word of the same
_DONE = 0.65  # a chance from which a place that says by whom something is done says it of what is asked
# A figure whose subject is asked for this little, where this little of the question is found, is of something else ...
_ASKED, _COVERED = 0.15, 0.3
# ... unless it is this likely the answer: 学校里专门做心理辅导的老师几个, 专职心理教师47人
_LIKELY = 0.5
_NAMED = 0.7  # the weight of a word that names a sort of people by itself; 教师 and 学生 weigh less
_PERSON = re.compile(r"(?:[员长师生者工]|[女人]|子女|家长|孩子|儿童|干部|委员|代表|娃)$")
_PUPIL_OR_TEACHER = re.compile(r"(?:老师|教师|先生|学生|孩子|娃)$")  # whom documents call by many names
_PLACES = frozenset({"school", "room", "班"})  # which are counted where people are not: 上幼儿园的有多少, 幼儿园16所
# A chance of the thing from which a number of it may fit less: 同事换了学校的有多少, 实际交流246人
_OF_IT, _HARDLY = 0.45, 0.3


class Supported:
    """Judge places for a plan."""

    def __init__(
        self,
        corpus: Corpus,
        understanding: Understanding,
        polarity: Polarity,
        preferred: Preferred,
        expected: Expected,
    ) -> None:
        self._corpus, self._understanding = corpus, understanding
        self._polarity, self._preferred, self._expected = polarity, preferred, expected

    def holds(self, plan: Plan, best: Candidate) -> bool:
        """Say whether a place holds what is asked: the kind of thing, of that subject, level and time."""
        if plan.expects == "quantity" and not self._of_the_kind(plan, best):
            return False
        if plan.expects == "quantity" and (self._of_other_level(plan, best) or self._of_all_levels(plan, best)):
            return False
        if plan.expects == "person" and not (self._says_by_whom(plan, best) or self._names_one(best)):
            return False
        doer = plan.expects == "text" and self._expected.asks_doer(plan.query)
        if doer and best.support < _RATHER and not self._names_it(best):
            return False
        if plan.expects == "date" and not self._timed(plan, best):
            return False
        if self.asks_ahead(asking(plan.query), best) and not self._tells_ahead(best):
            return False
        if plan.expects == "quantity" and best.passage.kind == "standard" and self._counts_here(plan, best):
            return False
        if plan.local and best.passage.kind == "standard" and not self.asks_for_rule(plan, best):
            return False
        if plan.official and best.passage.kind == "announcement":
            return False
        return self._preferred.allows(plan, best) and self._likely_enough(plan, best) and self.right_time(plan, best)

    @staticmethod
    def _counts_here(plan: Plan, rule: Candidate) -> bool:
        """Say whether a number of this county is asked for, or of another thing than a rule speaks of: 住校的占多少."""
        other = rule.signs["other"] >= _OF_IT and rule.signs["other"] > rule.signs["thing"]
        return plan.about == "announcement" or (plan.about == "any" and other)

    @staticmethod
    def asks_for_rule(plan: Plan, rule: Candidate) -> bool:
        """Say whether a question that names the county asks what a rule says all the same: 公示里的综合系数顶用不."""
        return plan.expects != "quantity" and rule.tells_the_thing and rule.support >= _CERTAIN

    @staticmethod
    def _likely_enough(plan: Plan, best: Candidate) -> bool:
        """Say whether a place likely holds the answer; a number of the thing likely asked about may do so less."""
        of_it = best.signs["thing"] >= _OF_IT and best.leans_to_the_thing
        if plan.expects == "quantity" and of_it and best.passage.kind == "announcement":
            return best.support >= _HARDLY
        return best.support >= SUPPORTED[group_of(plan)]

    def asks_ahead(self, question: str, place: Candidate) -> bool:
        """Say whether a question is about what is still to come after a document."""
        published = self._corpus.documents[place.passage.document].description.published
        ahead = place.passage.kind == "announcement" and is_forecast(question, published)
        return ahead or self._polarity.of_the_future(question)

    def to_come(self, place: Candidate) -> bool:
        """Say whether an announcement tells of what is still to be: 2026年比例提高到22%, of one of 2025."""
        published = self._corpus.documents[place.passage.document].description.published
        until = place.figure.start - place.passage.start if place.figure else None
        return place.passage.kind == "announcement" and is_forecast(place.passage.text[:until], published)

    def _tells_ahead(self, best: Candidate) -> bool:
        """Say whether a place, or the heading above it, tells of what is still to come."""
        words = f"{best.passage.section} {best.passage.text}"
        ahead = self._polarity.of_the_future(best.passage.text) or self._expected.tells_plan(words)
        return ahead or self.to_come(best)

    def _says_by_whom(self, plan: Plan, best: Candidate) -> bool:
        """Say whether a place likely tells by whom something is done: 接娃的车是谁家在跑, 由县公交公司统一运营."""
        return best.support >= _DONE and self._expected.tells_doer(plan.query, best.passage.text)

    def _names_one(self, best: Candidate) -> bool:
        """Say whether a place names somebody, and the one asked for: 局长叫什么."""
        return bool(best.signs["held"]) and self._names_it(best)

    def _timed(self, plan: Plan, best: Candidate) -> bool:
        """Say whether a place tells the sort of time asked for of what it is asked of, or its sentence a day."""
        told = self._expected.tells_time(plan.query, best.passage.text)
        if told and not self._expected.asks_when(plan.query):
            return best.support >= _LIKELY or self._names_it(best)
        text = self._corpus.documents[best.passage.document].text
        dated = told or best.signs["held"] or holds_expected("date", fold(text[slice(*best.passage.sentence)]))
        return bool(dated) and (self._names_it(best) or (told and _says_otherwise(best)))

    @staticmethod
    def _names_it(best: Candidate) -> bool:
        """Say whether a place names what a day or a person is asked of, or is so likely that it says it otherwise."""
        titles = any(_OFFICER.search(term.word) for term in best.missing)
        return best.names_the_thing or best.tells_the_thing or (best.support >= _CERTAIN and not titles)

    def _of_other_level(self, plan: Plan, best: Candidate) -> bool:
        """Say whether a number's own words name another level than the one that is asked for: 六年前小学生17310人."""
        if best.figure is None or best.passage.kind == "standard" or len(plan.levels) != 1 or best.signs["level"] > 0:
            return False
        called = {level for level, name in LEVELS.items() if name in best.figure.subject}
        if best.signs["level"] == 0:  # 初中三年巩固率, which names the level that it has always been of
            return bool(called) and not called & set(plan.levels)
        quote = self._corpus.documents[best.passage.document].text[best.figure.quote[0] : best.figure.start]
        named = set(self._understanding.levels(fold(quote)))
        return bool(named) and not named & set(plan.levels)

    def _of_all_levels(self, plan: Plan, best: Candidate) -> bool:
        """Say whether people of all levels are told where one is asked for: 初中住校的有多少, 寄宿学生9870人."""
        figure, passage = best.figure, best.passage
        alone = len(plan.levels) == 1 and set(plan.levels) <= COMPULSORY and not (plan.follow_up or plan.schools)
        if len(plan.asks) > 1 or _SMALL in plan.query:
            return False  # 初中巩固率和满意度: the level is of one of them
        if not alone or figure is None or figure.level or passage.kind == "standard":
            return False
        around = fold(f"{passage.section} {passage.context} {passage.opening} {passage.text}")
        named = LEVELS[plan.levels[0]] in around or set(self._understanding.levels(around)) & set(plan.levels)
        return figure.kind in {*PEOPLE, *SHARES} and not named

    @staticmethod
    def _of_the_kind(plan: Plan, best: Candidate) -> bool:
        """Say whether a place holds a number of the unit asked for, of no other level, and of nothing else."""
        if best.figure is None:
            return False
        if best.passage.kind == "standard":  # it is quoted whole
            return True
        if _APIECE.search(plan.query) and best.figure.kind == "money" and best.figure.base > _NOBODYS:
            return False  # 一个学生一年能领多少, 助学金530万元
        if plan.units and best.signs["unit"] < 0 and (plan.unit_named or not _is_of_the_guess(best)):
            return False
        if best.signs["level"] < 0 and set(plan.levels) <= BEYOND:
            return False  # 高中有多少学生: what is said of the compulsory years is no answer
        if _is_of_others(plan, best):
            return False
        said = best.signs["asked"] >= _ASKED or best.signs["covered"] >= _COVERED or best.signs["gap"] < STRONG
        return said or best.tells_the_thing or _says_otherwise(best)

    def right_time(self, plan: Plan, best: Candidate, *, named: bool = False) -> bool:
        """A year that is asked for must be the figure's own or, where it states none, the announcement's.

        With ``named`` one has to be asked for.
        """
        if not plan.years or best.passage.kind != "announcement":
            return not named
        document = self._corpus.documents[best.passage.document]
        time = best.figure.time if best.figure else ""
        sentence = document.text[slice(*best.passage.sentence)]
        if not has_year(time) and same_distance(plan.query, sentence):
            return True
        own = f"{document.description.opens} {document.description.published}"
        for year in plan.years:
            if same_year(year, time or sentence) or (not has_year(time) and same_year(year, own)):
                return True
        return False


def _is_of_others(plan: Plan, place: Candidate) -> bool:
    """Say whether a number likely counts other people: the noun asked of, or what is right before it, stands nowhere.

    教师子女 and 党员老师 are no 专任教师; what is surely or likely called otherwise may be.
    """
    if plan.head is None or place.figure is None or place.figure.kind not in PEOPLE or plan.follow_up:
        return False
    head = plan.head.word
    if not _PERSON.search(head):
        return False  # 学生总数, 专门: names nobody
    naming = [term for term in plan.terms if term.weight >= _NAMED and "n" in term.tag]
    if any(term not in place.missing for term in naming):
        return False  # 校长和骨干老师换学校的: 轮岗交流65人 names them
    apart = any(term.word == head or re.search(rf"{term.word}的?{head}", plan.query) for term in naming)
    surely = _RATHER if _PUPIL_OR_TEACHER.search(head) else _CERTAIN
    return apart and place.signs["thing"] < _OF_IT and place.support < surely


def _is_of_the_guess(place: Candidate) -> bool:
    """Say whether a place likely holds the answer, the unit being guessed: 当老师一年到手多少, a sum of money."""
    return place.figure is not None and place.figure.kind not in _PLACES and _says_otherwise(place)


def _says_otherwise(place: Candidate) -> bool:
    """Say whether a place likely holds the answer in other words than those of the question."""
    return place.support >= _LIKELY
