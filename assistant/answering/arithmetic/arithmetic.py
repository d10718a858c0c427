"""Arithmetic over the numbers that the documents give: 五类资助一共多少钱, 生师比, 平均每所学校多少学生.

The operands are found by search, one for each thing that the question names; the computing is a tool's.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

from assistant.answering.arithmetic.addends import Addends
from assistant.answering.arithmetic.beside import Beside
from assistant.answering.arithmetic.breakdowns import Breakdowns
from assistant.answering.arithmetic.ends import Ends
from assistant.answering.arithmetic.in_a_year import InAYear
from assistant.answering.arithmetic.operands import Operands
from assistant.answering.arithmetic.opinions import Opinions
from assistant.answering.arithmetic.pairs import Pairs
from assistant.answering.arithmetic.ranking import Ranking
from assistant.answering.arithmetic.reckoned import Reckoned
from assistant.answering.arithmetic.together import apart, in_one_sentence, of_all_levels, shared_out, told_apart
from assistant.answering.arithmetic.wholes import Wholes
from assistant.answering.composing import compose
from assistant.answering.composing.worked import grown, worked
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.basics import Basics
from assistant.answering.places.evidence import Candidate
from assistant.answering.retrieval import rows
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.retrieval.sorts import of_sorts
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.beside_words import BesideWords
from assistant.answering.understanding.movements import Movements
from assistant.answering.understanding.operations import Name, Operation, Operations
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.understanding.signs import is_of_the_others
from assistant.answering.understanding.understand import Understanding
from assistant.answering.verdicts.calculate import EACH, Calculator
from assistant.documents.figures import Figure
from assistant.text.quantities import PEOPLE, SHARES

_RATE = re.compile(r"[\u4e00-\u9fff]{2}[率度]$")
_TIMES = frozenset({"year", "month", "day"})
_RATIO = {"生": "在校生", "学生": "在校生", "师": "专任教师", "老师": "专任教师", "教师": "专任教师"}
# of what was told before
_BOTH = re.compile(r"两(?:边|个|者|样|笔|项|头|下里)|前面那|前者|后者|前一[个种项]|刚才[那这]两")
_STANDARD = re.compile(r"标准|国标|国家|要求|规定|[及合]格线|红线|[这那]条线")
_PUPILS = re.compile(r"学生|娃娃?|孩子")
_ALL_PUPILS = re.compile(
    r"^(?:全部|所有|全[县区市])*(小学|初中|义务教育(?:阶段|段)?|中小学|全[县区市])?(?:的|全部|所有)*(?:学生|娃娃?|孩子|(?<=[学中])生)(?:人数|数量?|总数)?$"
)
_TEACHERS = re.compile(r"(?<=^[个名位])(?:老师|教师)$")
_HEADS, _OF_PUPILS = re.compile(r"[坐有装挤容]?(?:多少|几)个?(?:人|娃)?"), re.compile(r"班|学校|教室")
_OF_THESE = re.compile(r"^(?:那|那么)?(?:这里头?|其中|里[头面]|当中|这里面)")
_EACH_PUPIL = re.compile(
    r"(?:平均|均?摊|匀)[^,。?]{0,3}[每一]个?(?:小学|初中)?(?:学生|娃娃?|孩子|生)(?:头上|名下|身上)?,?"
)
_MEAN = re.compile(r"平均|[校班师人户生]均|每[校所班位名人间]")
_SHARE = re.compile(r"占|率|比例|比重")
_CHANGE = re.compile(r"增|减|提高|下降|[多高]出|相差")
# How a document says itself what an operation would give
_STATED = {"per": _MEAN, "share": _SHARE, "difference": _CHANGE, "times": re.compile(r"倍")}
_BY_HOW_MUCH = re.compile(r"(?:[多少增减涨降升加长]|提高|下降)(?:了|出)?(?:多少|几)(?!个?百分|成|个点)")
_APART = re.compile(r"[比跟和与].*(?:[多少高低](?:[\u4e00-\u9fff])?|差)(?:了|出|来)?(?:多少|几)")
_TWO = 2
_TOLD = 0.4  # the share of a question's words that a mean or a share must be told with
_BRIEF = 16  # characters of a question that only names an operation
# A chance from which a share that search finds is told, and none reckoned, and the weight of a word that may be missing
_SURELY, _MISSED = 0.75, 0.6
_LABELS = {"per": "平均", "share": "占", "difference": "相差", "times": "是"}


class Arithmetic:
    """Find the operands of an operation and compute it; None where a question asks for none or they are not given."""

    def __init__(
        self,
        toolbox: Toolbox,
        understanding: Understanding,
        operations: Operations,
        movements: Movements,
        called: Reckoned,
        basics: Basics,
        opinions: Opinions,
        breakdowns: Breakdowns,
        beside: BesideWords,
    ) -> None:
        self._opinions, self._breakdowns = opinions, breakdowns
        self.toolbox, self.facts, self._called = toolbox, toolbox.facts, called
        self.understanding, self.operations = understanding, operations
        self.operands, self._pairs, self._basics = Operands(understanding, basics), Pairs(understanding), basics
        self._wholes, self._calculator = Wholes(understanding, operations, self.operands), Calculator(toolbox)
        self._ranking = Ranking(toolbox, operations, self.operands)
        self._beside = Beside(understanding, operations, self.operands, basics, beside)
        self._addends = Addends(understanding, self.operands)
        self._movements, self._ends = movements, Ends(understanding, self.facts.corpus)
        self._in_a_year = InAYear(understanding, basics, self._ends)

    def reckoned(self, plan: Plan, retrieval: Callable[[], Retrieval]) -> Draft | None:
        """What a plan asks to reckon: by what it says of each number, else by a pair. Only that opens search."""
        own = self.understanding
        draft = None
        years = own.years(plan.question) if plan.told and not own.subject(plan.question) else ()
        if years and (by_year := self._wholes.told_by_year(plan, self.facts.corpus, retrieval())) is not None:
            return self._over_years(plan, *by_year)
        if (told := self._of_all(plan, retrieval)) is not None:
            return told
        if (both := self._beside.told(plan, retrieval)) is not None:
            draft = self._computed(*both, _LABELS.get(both[0], "合计"))
        elif (name := self._wholes.over_years(plan)) and (found := self._wholes.of_years(plan, name, retrieval())):
            draft = self._over_years(plan, "difference" if found[0].kind in SHARES else name, found)
        draft = draft or self._moved(plan, retrieval) or self._of_two_levels(plan, retrieval)
        if draft is None and self._tells_share(plan, retrieval):
            return None  # search answers it
        draft = draft or (None if self._reports_share(plan) else self._called.share(plan, retrieval))
        if draft is None and (basic := self._basics.mean(plan)):
            draft = self._shared_out_basic(plan, basic, retrieval())
        if draft is None and (operation := self.find(plan)):
            draft = self.answer(plan, operation, retrieval())
        if draft is None and (rest := self._beside.rest(plan, retrieval)) is not None:
            draft = self._computed("difference", rest, "其余")
        if draft is None and (operation := self.loose(plan)):
            draft = self.paired(plan, operation, retrieval())
        return draft or self._called.apiece(plan, retrieval)

    def _of_all(self, plan: Plan, retrieval: Callable[[], Retrieval]) -> Draft | None:
        """What is reckoned of opinions, what is left, for each pupil, or of all schools where only sorts are told."""
        if (opinions := self._opinions.find(plan)) is not None:
            return self._computed(*opinions, _LABELS[opinions.name])
        if (left := self._breakdowns.left(plan, retrieval)) is not None:
            return self._computed("difference", left, "其余")
        if (each := self._of_each_pupil(plan)) is not None:
            return each
        sorts = of_sorts(plan, retrieval)
        return self._computed("sum", sorts, "合计") if sorts else None

    def _of_each_pupil(self, plan: Plan) -> Draft | None:
        """What the announcement reports for each pupil: 平均到每个娃头上,教学仪器值多少."""
        if plan.indicators or plan.elsewhere or plan.schools or not _EACH_PUPIL.search(plan.query):
            return None
        means = self.understanding.indicators(f"生均{_EACH_PUPIL.sub('', plan.query)}")
        if not means or not self._is_own(plan, means[0], "per"):
            return None
        own = {"indicators": means[:1], "per_pupil": True, "kind": "value"}
        return self._calculator.answer(plan.model_copy(update=own))

    def _shared_out_basic(self, plan: Plan, basic: tuple[Figure, Figure], retrieval: Retrieval) -> Draft | None:
        """Pupils to a class or a teacher; a mean that the announcement gives is quoted."""
        if plan.elsewhere or plan.schools or plan.expects not in {"quantity", "text"}:
            return None
        ranked = retrieval.candidates(plan)
        if ranked and self._says(plan, ranked[0], _MEAN, retrieval):
            return None  # 班均37.9人: search answers it
        return self._computed("per", basic, _LABELS["per"])

    def _reports_share(self, plan: Plan) -> bool:
        """Say whether the announcement reports the share that a plan means: 骨干 among those who moved."""
        reported = self.facts.announcement(question=plan.query, role=plan.role).reported
        means = {(asked.indicator, asked.condition) for asked in plan.indicators[:1] if asked.condition}
        return not plan.years and any(key[:2] in means for key in reported)

    @staticmethod
    def _tells_share(plan: Plan, retrieval: Callable[[], Retrieval]) -> bool:
        """Say whether the best place that search finds surely gives the share that is asked for: 入学率96.9%."""
        if plan.told or plan.expects != "quantity" or not SHARES & set(plan.units) or len(plan.asks) > 1:
            return False
        ranked = retrieval().candidates(plan)
        if not ranked or ranked[0].passage.kind != "announcement" or ranked[0].support < _SURELY:
            return False
        best = ranked[0]
        stated = best.figure is not None and best.figure.comparator == "=" and best.signs["unit"] > 0
        beside = retrieval().corpus.figures_in(best.passage.document, *best.passage.sentence)
        if any(one != best.figure and len(one.subject) > 2 and one.subject in plan.query for one in beside):
            return False  # 残疾孩子当中,随班就读的占比: of 随班就读178人, and not 入学率99.2%
        told = best.tells_the_thing or (best.leans_to_the_thing and best.signs["gap"] < _MISSED)
        return stated and told and retrieval().supports(plan, best)

    def _moved(self, plan: Plan, retrieval: Callable[[], Retrieval]) -> Draft | None:
        """How far a number has moved, or what it was before: by its two ends, or by one of them and the move."""
        if plan.elsewhere or plan.schools or plan.expects not in {"quantity", "text"} or plan.kind == "threshold":
            return None
        asked = self._movements.asked(plan.query)
        found = self._in_a_year.moved(plan, asked) if asked else self._in_a_year.was(plan)
        if found is None and asked:
            found = self._ends.find(plan, asked, retrieval())
        if found is None and plan.expects == "quantity" and not (asked or self._movements.compares(plan.query)):
            found = self._ends.other_side(plan)
        return self._computed(found.name, found.figures, found.label) if found else None

    def _of_two_levels(self, plan: Plan, retrieval: Callable[[], Retrieval]) -> Draft | None:
        """How far apart the numbers of two levels are that a document tells side by side."""
        asks = len(plan.levels) == _TWO and plan.expects == "quantity" and _APART.search(plan.query)
        if not asks or plan.elsewhere or plan.schools or plan.indicators:
            return None
        found = rows.of_levels(plan, plan.levels, retrieval())
        if found is None or found[0].base == found[1].base:
            return None
        found.sort(key=lambda figure: -figure.base)
        return self._computed("difference", found, _LABELS["difference"])

    def find(self, plan: Plan) -> Operation | None:
        """The operation that a plan asks for."""
        if plan.elsewhere or plan.schools or plan.expects not in {"quantity", "text"}:
            named = None if plan.elsewhere or plan.schools else self.operations.find(plan.query)
            who = plan.expects == "person" and plan.units
            asks_who = ("place", "most", "least") if who else ("place",)  # 第二名是谁
            return named if named and named.name in asks_who else None
        judged = plan.indicators and {"verdict", "threshold"} & set(plan.kinds)
        if plan.told and (not judged or _BOTH.search(plan.question)) and not self.understanding.subject(plan.question):
            return self.operations.alone(plan.question) or self.operations.find(plan.query)
        found = self.operations.find(plan.query)
        own = [asked for asked in plan.indicators if not self._counts_each(asked)]
        return None if found and found.name in {"share", "per"} and own else found

    def _counts_each(self, asked: Asked) -> bool:
        """Say whether an indicator limits every class or school, so that a mean is none of its values."""
        condition = self._calculator.condition(asked)
        return condition is not None and condition.unit.per in EACH

    def answer(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        """The computed answer, or None."""
        if not operation.operands and not operation.group:
            return self._recalled(plan, operation)
        if operation.name == "sum":
            return self._sum(plan, operation, retrieval)
        if operation.name in {"most", "least", "range"}:
            return self._ranking.extreme(plan, operation, retrieval)
        if operation.name == "place":
            return self._ranking.placed(plan, operation, retrieval)
        if operation.name == "per":
            return self._per(plan, operation, retrieval)
        if operation.name in {"times", "difference"} and _STANDARD.search(operation.operands[1]):
            # 国家那条线, 85%那条及格线: held to what the standard asks
            asked = plan.indicators or self.understanding.indicators(operation.operands[0])
            if asked and operation.name == "times":
                return self._of_standard(plan, asked[0])
            if asked:  # how far it is from the threshold the verdict tells
                return self._calculator.answer(plan.model_copy(update={"kind": "verdict", "indicators": asked}))
        if operation.name in {"share", "difference", "ratio", "times", "growth"}:
            return self._pair(plan, operation, retrieval)
        return None

    def paired(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        """The computed answer to a question that does not say which number is which, or None."""
        if plan.told and _OF_THESE.search(plan.question):
            return None  # 这里头骨干占几成: of what was told, and no other number
        ranked = retrieval.candidates(plan)
        told = bool(ranked) and ranked[0].passage.kind == "announcement"  # an example of the standard tells no county's
        if told and self._says(plan, ranked[0], _STATED[operation.name], retrieval):
            return None  # search answers it
        share = operation.name == "share"
        found = self._wholes.of_listed(plan, retrieval) if share else None
        found = found or self._pairs.find(plan, operation, retrieval)
        if found is None and share and ranked:
            found = self._wholes.of_parent(plan, operation, retrieval)
        if found is None or any(is_of_the_others(plan.query, plan.terms, one.subject) for one in found):
            return None
        if operation.name == "per" and not shared_out(plan, found, retrieval):
            return None
        if operation.name == "difference" and not apart(plan, found):
            return None
        if share and not retrieval.tells_parts(plan, found):
            return None  # 老师里女的占几成
        return self._computed(operation.name, found, _LABELS.get(operation.name, "比值"))

    def loose(self, plan: Plan) -> Operation | None:
        """The operation of loose words; an indicator's own mean or share is no arithmetic, nor is what has to be."""
        if plan.elsewhere or plan.expects not in {"quantity", "text"} or plan.kind == "threshold":
            return None
        if sum(number.kind not in _TIMES for number in plan.numbers) > 1:
            return None  # a case of the asker's own: 小学600人、初中300人,合用的该分几成
        found = self.operations.loosely(plan.query)
        if found is None or any(self._is_own(plan, asked, found.name) for asked in plan.indicators):
            return None
        if found.name == "per" and plan.kind == "verdict":
            return None  # 人均公用经费到线没有
        required = found.name == "share" and ("threshold" in plan.kinds or _STANDARD.search(plan.query))
        return None if required or (found.name == "times" and _STANDARD.search(plan.query)) else found

    @staticmethod
    def _says(plan: Plan, best: Candidate, cues: re.Pattern[str], retrieval: Retrieval) -> bool:
        """Say whether a place gives in so many words what an operation would."""
        text = retrieval.corpus.documents[best.passage.document].text
        around = text[best.passage.start : best.passage.end]
        stated = best.figure is not None and best.figure.comparator == "=" and bool(cues.search(around))
        named = best.names_the_thing or best.tells_the_thing
        return best.signs["unit"] > 0 and stated and named and retrieval.supports(plan, best)

    def _is_own(self, plan: Plan, asked: Asked, name: str) -> bool:
        """Say whether what an operation gives is what an indicator measures, or its distance from the threshold."""
        if asked.indicator not in self.facts.standard:
            return True
        reported = self.facts.announcement(question=plan.query, role=plan.role).reported
        resources = self.facts.standard.rules.school.indicators
        means = {id for (id, *_), one in reported.items() if one.comparator == "=" and (one.mean or id in resources)}
        shares = any(condition.unit.symbol == "%" for condition in self.facts.standard[asked.indicator].conditions)
        return shares if name == "share" else asked.indicator in means

    # -- operations ----------------------------------------------------------------------------------------------------

    def _sum(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        found = self._addends.find(plan, operation, retrieval, partial(self._last, plan))
        found = found or self._breakdowns.listed(plan, operation.operands, retrieval)
        return self._computed("sum", found, "合计") if found else None

    def _per(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        if (stated := self._stated(plan, retrieval, _MEAN)) is not None:
            return stated
        of, by = operation.operands
        if _HEADS.fullmatch(of) and _OF_PUPILS.search(by):  # 一个班坐多少人
            of = "多少在校生"
        if not self.understanding.terms(f"{operation.before}{of}"):
            return None  # 小学平均一个学生占几个平方: of what is not said
        by = _TEACHERS.sub("专任教师", by)
        if not self.understanding.levels(f"{operation.before}{of}"):  # 每所小学多少学生: those of 小学
            of = "".join(wording.level_name(level) for level in self.understanding.levels(by)[:1]) + of
        measured = self.understanding.units(f"多少{by}") or self.understanding.units(by)
        counted = self.understanding.units(of) or plan.units
        if set(counted) == set(PEOPLE) and "人次" not in of:  # 资助学生2310人次 are no pupils
            of, counted = _PUPILS.sub("在校生", of), ("person",)
        phrases = [(f"{operation.before}{of}", counted)]
        phrases.append((f"{operation.before}有多少{by}", measured))
        found = self.operands.find(plan, phrases, retrieval)
        if found is None or found[0].start == found[1].start or of_all_levels(plan, found):
            return None
        if not shared_out(plan, found, retrieval):
            return None
        return self._computed("per", found, "平均")

    def _pair(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        if operation.name == "share":
            of_all = _ALL_PUPILS.fullmatch(operation.operands[1])  # a share of another whole is none of all pupils
            if not of_all and (stated := self._stated(plan, retrieval, _SHARE)) is not None:
                return stated
            if (listed := self._wholes.of_listed(plan, retrieval)) is not None:
                return self._computed("share", listed, _LABELS["share"])
        words, units = self._phrases_of_pair(plan, operation)
        first, second = self.operands.completed(words) if operation.name == "difference" else words
        found = self.operands.find(plan, [(first, units), (second, units)], retrieval)
        if found is None and operation.name in {"times", "growth"} and (noun := self.understanding.terms(first)[-1:]):
            found = self.operands.find(plan, [(first, units), (f"{second}的{noun[0].word}", units)], retrieval)
        if found is None or found[0].kind != found[1].kind:
            return None
        if found[0].kind in SHARES and not (operation.name == "difference" and _same_rate(retrieval, found)):
            return None
        unfit = {
            "ratio": of_all_levels(plan, found),
            "share": found[0].base >= found[1].base,
            "difference": not told_apart(self.understanding, (first, second), found, retrieval),
            "growth": not told_apart(self.understanding, (first, second), found, retrieval),
        }
        if unfit.get(operation.name):
            return None
        if operation.name == "difference":  # how far apart: which is more, the numbers themselves show
            found = sorted(found, key=lambda figure: figure.base, reverse=True)
        labels = {**_LABELS, "growth": "高出" if found[0].base > found[1].base else "低"}
        return self._computed(operation.name, found, labels.get(operation.name, "比值"))

    def _phrases_of_pair(self, plan: Plan, operation: Operation) -> tuple[list[str], tuple[str, ...]]:
        """What the two numbers are called, each with its level, and their unit classes."""
        own = self.understanding
        words = [_RATIO.get(word, _ALL_PUPILS.sub(r"\1在校生", word)) for word in operation.operands]
        if operation.name == "ratio" and len(plan.levels) == 1:  # 小学的生师比
            level = wording.level_name(plan.levels[0])
            words = [word if own.levels(word) else f"{level}{word}" for word in words]
        if operation.name == "share" and not own.levels(words[0]):  # 初中生里住校的
            words[0] = "".join(wording.level_name(one) for one in own.levels(words[1])[:1]) + words[0]
        units = self._units_of_pair(plan, operation.name, words)
        if operation.name == "share" and not own.subject(words[0]):  # 留守儿童里头小学生占百分之几
            words[0] = f"{words[1]}{words[0]}"
        return words, units

    def _units_of_pair(self, plan: Plan, name: Name, words: Sequence[str]) -> tuple[str, ...]:
        """The unit classes of two numbers of one kind; empty where any will do."""
        if name == "ratio":
            return PEOPLE
        if name == "times":
            told = self.operands.units(words[0]) or self.operands.units(words[1])
            return ("person-time",) if "人次" in plan.query else told
        if name == "growth":
            return self.operands.units(words[0]) or self.operands.units(words[1])
        return plan.units if name == "difference" else ()

    def _of_standard(self, plan: Plan, asked: Asked) -> Draft | None:
        """How many times the standard a reported value is: 操场是标准的几倍."""
        level = plan.levels[0] if plan.levels else None
        found = self._calculator.call("evaluate_indicator", asked, level, of=plan)
        result = found.result
        if result.get("value") is None or "threshold" not in result:
            return None
        pairs = zip((("公示", "display"), ("标准", "threshold_display")), found.quotes, strict=False)
        operands = [
            {
                "label": label,
                "value": result[key],
                "unit": result["unit"],
                "document": quote.document,
                "start": quote.start,
                "end": quote.end,
            }
            for (label, key), quote in pairs
        ]
        outcome = self.toolbox.call("compute", operation="times", operands=operands)
        shown = wording.amount(str(outcome.result["display"]), "倍")
        draft = Draft("answered", "calculator", working=[found, outcome])
        subject = f"{result['county']}{wording.measure(result)}"
        return draft.say(f"{subject}是标准的 {shown}({outcome.result['steps']})。", *outcome.quotes)

    def _stated(self, plan: Plan, retrieval: Retrieval, cues: re.Pattern[str]) -> Draft | None:
        """A mean or a share that a document gives in so many words is quoted, not computed."""
        places = [
            place
            for place in retrieval.evidence.places(plan, retrieval.found(plan))
            if place.figure
            and place.passage.kind != "standard"
            and place.signs["unit"] > 0
            and place.signs["level"] >= (0 if cues is _MEAN or not plan.levels else 1)
            and cues.search(retrieval.corpus.documents[place.passage.document].text[slice(*place.span)])
            and place.names_the_thing
            and place.signs["covered"] >= _TOLD
        ]
        if not places:
            return None
        sentence, quotes = compose.number_sentence(retrieval.corpus, max(places, key=lambda place: place.score))
        return Draft("answered", "retrieval").say(sentence, *quotes)

    def recalled(self, plan: Plan) -> Draft | None:
        """An operation that names no number of its own, over those told before; None for every other question."""
        own = self.understanding
        if not plan.told or own.indicators(plan.question) or _STANDARD.search(plan.question):
            return None
        if own.subject(plan.question) and not _BOTH.search(plan.question):
            return None
        if own.years(plan.question):
            by_year = self._wholes.told_by_year(plan, self.facts.corpus)
            return self._over_years(plan, *by_year) if by_year else None
        operation = self.operations.alone(plan.question)
        return self._recalled(plan, operation) if operation and len(plan.question) <= _BRIEF else None

    def _over_years(self, plan: Plan, name: Name, figures: list[Figure]) -> Draft:
        """An operation over numbers of several years; how far apart two are is told without a sign.

        多了多少,涨了百分之几 asks for both: how far apart they are, then by what share.
        """
        apart = sorted(figures, key=lambda figure: figure.base, reverse=True)
        if name == "difference":
            return self._computed(name, apart, _LABELS[name])
        grew = {"growth": _grew(figures)} if name == "growth" else {}
        draft = self._computed(name, figures, {**_LABELS, **grew}.get(name, "合计"))
        if name != "growth" or not _BY_HOW_MUCH.search(plan.query):
            return draft
        both = self._computed("difference", apart, _LABELS["difference"])
        both.working += draft.working
        return both.say(draft.sentences[0].text, *draft.sentences[0].quotes)

    def _recalled(self, plan: Plan, operation: Operation) -> Draft | None:
        """An operation over the numbers told before: 加起来是多少, 占多大比例."""
        if operation.name == "per":
            shared = self._shared_out(plan)
            return self._computed("per", shared, _LABELS["per"]) if shared else None
        found = self._last(plan, operation.named or 2)
        if len(found) < 2 or len({figure.kind for figure in found}) > 1:
            return None
        if operation.name in {"difference", "share", "ratio", "times"}:
            found = sorted(found, key=lambda figure: figure.base, reverse=operation.name != "share")
        elif operation.name == "growth":
            found = [found[-1], found[0]]
        elif operation.name != "sum":
            return None
        labels = {"sum": "合计", "share": "占", "difference": "相差", "growth": _grew(found)}
        return self._computed(operation.name, found, labels.get(operation.name, "比值"))

    def _shared_out(self, plan: Plan) -> list[Figure] | None:
        """What was told last and the people or schools told with it: 助学金49.46万元,430人 / 那人均呢."""
        told = [f for turn in plan.told[-2:] for one in turn if (f := self.facts.corpus.figure_at(*one))]
        wanted = ("school",) if re.search(r"[每一][所校]|校均|每校", plan.question.replace("一下", "")) else PEOPLE
        over = [figure for figure in told if figure.kind in wanted]
        shared = [figure for figure in told if figure.kind not in (*wanted, *SHARES)]
        return [shared[-1], over[-1]] if over and shared and over[-1].base > 1 else None

    def _last(self, plan: Plan, wanted: int) -> list[Figure]:
        """The numbers told last: those of one turn where it told as many, else the first of each turn."""
        turns = [[f for told in turn if (f := self.facts.corpus.figure_at(*told))] for turn in dict.fromkeys(plan.told)]
        if turns and len(turns[-1]) == wanted and len({figure.kind for figure in turns[-1]}) == 1:
            return turns[-1]
        return [figures[0] for figures in turns if figures][-wanted:]

    # -- words ---------------------------------------------------------------------------------------------------------

    def _computed(self, name: str, figures: Sequence[Figure], label: str) -> Draft:
        return worked(self.toolbox, name, figures, label)


def _grew(figures: Sequence[Figure]) -> str:
    return grown(rises=figures[0].base > figures[1].base)


def _same_rate(retrieval: Retrieval, figures: Sequence[Figure]) -> bool:
    """Say whether shares are of one rate, told of two groups in a sentence: 学生满意度 and 教师满意度."""
    one, other = (_RATE.search(figure.subject) for figure in figures)
    return bool(one and other and one.group() == other.group()) and in_one_sentence(retrieval, figures)
