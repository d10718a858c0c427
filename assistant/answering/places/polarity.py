"""Yes or no: does the clause found say what the question supposes, or the opposite."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from assistant.answering.places import others
from assistant.answering.places.around import around, of_levels
from assistant.answering.places.doubted import Doubted
from assistant.answering.places.everyone import QUANTIFIERS, Quantifiers
from assistant.answering.places.held_against import compared, compares, is_full
from assistant.answering.places.hours import Hours
from assistant.answering.places.others import Schools, names_each
from assistant.answering.places.reading import Asked, Reading
from assistant.answering.places.said_numbers import (
    borne_out,
    is_of_another_level,
    leaves_open,
    names_number,
    of_other_grades,
    tells_no_count,
)
from assistant.answering.understanding.premise_words import PremiseWords
from assistant.errors import CorpusError
from assistant.text.normalize import fold
from assistant.text.yaml_file import read_keyed

_KEYS = {"denies", "agrees", "opposites", "leads", "future", *QUANTIFIERS}
_ASKS_DENIAL = re.compile(
    r"(没有|没|不|未|无)(?!说错|记错|弄错|搞错|错|有没|是不|能不|会不|要不|算不)[\u4e00-\u9fff]{1,8}(吧|对吗|是吗|对不对)"
    r"|是不是[^,。?]{0,3}(没有?|未|不(?![够足到是]))"
)
_NOT_SO = re.compile(
    r"不(?:用|必|需|能|会|要|可|得|是)|用不着|没(?:有(?=[\u4e00-\u9fff])|(?=[\u4e00-\u9fff])(?!有))(?!吧|吗)"
)  # 不用交钱吧: yes is 是的
_EITHER = re.compile(r"(.)[不没]\1")  # 是不是, 有没有: asks, and denies nothing
# says which people are spoken of, and denies nothing: 父母出海未归的学生,周末可留宿
_OF_WHOM = re.compile(r"[\u4e00-\u9fff]{1,5}的(?:学生|孩子|儿童|家庭|家长|教师|老师|人员)(?=[,、可能由都均也])")
_LACKING = re.compile(r"没|无|未|缺")
# says of those what is done for them, and denies nothing of the others: 无食堂的18所学校由中心厨房配送
_LACKING_ONES = re.compile(r"(?:没有?|尚?无|未[建设配])[^,;。的]{1,8}的[约近]?\d+[所个名人户家][^,;。]*")
_LEFT_OUT = re.compile(r"不([\u4e00-\u9fff])(?<![是能会要用算对行好够到只])[^,。?]{0,8}(?:行|可以|成)(?:不行|吗|么|不)")


class _Case(NamedTuple):
    """A question and a folded clause; ``own``: its parts of the levels asked for, ``near``: around the words."""

    statement: str
    clause: str
    asked: Asked
    terms: list[set[str]]
    levels: list[str]
    own: str
    near: str

    @property
    def words(self) -> list[str]:
        """All words of the question, and those that say the same."""
        return sorted({word for term in self.terms for word in term})


class Polarity:
    """The words of assent and denial, read from ``polarity.yaml`` and the files that :class:`Reading` reads."""

    def __init__(self, path: Path, numbers: PremiseWords, doubted: Doubted) -> None:
        data, self._numbers = read_keyed(path, _KEYS), numbers
        try:
            self._denies = re.compile(re.sub(r"\s", "", data["denies"]))
            self._future, self._quantifiers = re.compile(data["future"]), Quantifiers(data)
            self._opposites = [(re.compile(asked), re.compile(said)) for asked, said in data["opposites"]]
            self._agrees = [(re.compile(asked), re.compile(said)) for asked, said in data["agrees"]]
            self._leads = [(re.compile(cue), yes, no) for cue, yes, no in data["leads"]]
        except (re.error, ValueError) as fault:
            raise CorpusError(f"正则式或条目写错了({fault})", where=str(path), remedy="改正这一行") from fault
        self._reading, self._hours = Reading(path.parent, doubted), Hours(path.parent / "hours.yaml")

    def doubts(self, question: str) -> bool:
        """Say whether a question asks for a yes or a no in so many words."""
        return self._numbers.has("asks", question) or self._numbers.has("confirms", question)

    def asks_all(self, question: str) -> bool:
        """Say whether a question asks whether something holds without exception."""
        return self._quantifiers.asks_all(question)

    def asks_of_hours(self, question: str) -> bool:
        """Say whether a question asks if somebody is there at some time of the day or on a day off."""
        return self._hours.asked(question)

    def asks_how(self, question: str) -> bool:
        """Say whether a question asks for what a clause must tell to answer it: 作业多不多, 机房够用吗, 视力降了没."""
        return self._reading.asks_how(fold(question))

    def counts_other_sort(self, question: str, clause: str) -> bool:
        """Say whether all is asked about, and a clause counts some of the contrary sort: 都是公办的吗, 其中民办5所."""
        return self.asks_all(question) and self._reading.counts_other_sort(fold(question), fold(clause))

    def thing_asked(self, question: str) -> str:
        """The words of the thing whose being there is asked; empty where nothing is asked so."""
        asked = self._reading.asked(fold(question))
        return asked.predicate if asked.exists else ""

    def too_little(self, statement: str, clause: str, terms: Iterable[Iterable[str]]) -> bool:
        """Say whether a clause holds too little of what is asked for a yes or a no."""
        asked = self._reading.asked(fold(statement))
        return self._tells_too_little(statement, asked, fold(clause), [set(term) for term in terms])

    def of_the_future(self, text: str) -> bool:
        """Say whether words speak of what is still to come."""
        return bool(self._future.search(text))

    def holds(
        self,
        statement: str,
        clause: str,
        terms: Iterable[Iterable[str]],
        schools: Schools,
        levels: Iterable[str] = (),
        *,
        whole: bool = False,
        strict: bool = False,
        elsewhere: bool = False,
    ) -> bool | None:
        """Say whether a clause affirms what a yes/no question supposes; None where it cannot be told.

        ``terms`` are the question's words, each with those that say the same, ``levels`` those of a level; ``schools``
        finds names of schools in a text. ``whole``: the clause is a rule for the very case asked about, so that 都够了,
        剩一样 asks nothing of all. ``strict``: a clause that neither tells nor denies what is asked affirms nothing.
        ``elsewhere``: it speaks of other levels than the one asked about.
        """
        statement = self._reading.last_asked(statement)
        folded, named = self._of_those_asked(statement, fold(clause)), list(levels)
        if not folded:
            return None
        alike, asked = [set(term) for term in terms], self._reading.asked(fold(statement))
        case = _Case(statement, folded, asked, alike, named, of_levels(folded, named), around(folded, alike))
        if (outright := self._outright(case, schools)) is not None:
            return outright
        if not whole and self._leaves_open(statement, asked, folded):
            return None
        counted = self._counted(case, elsewhere=elsewhere)
        if counted is None and elsewhere and not whole:
            return None
        if counted is False or (
            not whole and self._quantifiers.of_some(statement, folded, case.own, case.near, case.words)
        ):
            return False
        said = self._says(statement, asked, folded, alike)
        if said is False or self._denied(case):
            return False
        if not (whole or counted) and self._tells_too_little(statement, asked, folded, alike):
            return None
        if said or counted or whole:
            return True
        told = self._quantifiers.of_all(case.near) or names_each(statement, folded, schools)
        return True if not strict and (told or self._reading.likely(folded, alike)) else None

    def _outright(self, case: _Case, schools: Schools) -> bool | None:
        """Whether a clause says it, or the contrary, in so many words, of others, or by two numbers or hours."""
        if (agreed := self._agreed(case.statement, case.clause, case.near, schools)) is not None:
            return agreed
        if (
            self._contrary(case.statement, case.own)
            or others.left_out(case.statement, case.clause, [*case.terms, set(case.levels)])
            or others.is_of_others(case.statement, case.clause, case.terms, schools)
            or self._quantifiers.not_alone(case.asked.piece, case.clause)
            or self.counts_other_sort(case.statement, case.clause)
        ):
            return False
        held = self._compared(case.statement, case.clause)
        return self._reading.graded(case.asked, case.clause) if held is None else held

    def _counted(self, case: _Case, *, elsewhere: bool) -> bool | None:
        """Whether a clause bears out the numbers that are asked about; 校车31辆都是电动车吗 asks of no number."""
        words = [*case.words, *case.levels, *case.levels]  # the level decides
        counted = borne_out(case.statement, case.clause, words, self._numbers)
        of_another = is_of_another_level(case.statement, case.clause, case.levels, self._numbers)
        if of_another or counted is False or (counted and elsewhere) or _required(case.statement, case.clause):
            return False
        of_some = case.asked.exists or self.asks_all(case.statement)
        aside = of_some and names_number(case.asked.piece) and not names_number(case.asked.predicate)
        return True if counted and not aside else None

    def _tells_too_little(self, statement: str, asked: Asked, clause: str, terms: list[set[str]]) -> bool:
        """Say whether a clause holds too little of what is asked, or does not say whether it is of all."""
        by_words = not compares(statement) and not names_number(asked.predicate)
        if by_words and self._reading.says_little(asked, clause, terms):
            return True
        counted = self.asks_all(statement) and tells_no_count(statement, clause)
        return counted or of_other_grades(statement, clause) or self._quantifiers.untold_of_all(statement, clause)

    def _says(self, statement: str, asked: Asked, clause: str, terms: list[set[str]]) -> bool | None:
        """Whether a clause bears out what is asked; what is asked of all not without those whom it lets off."""
        said = self._reading.says(asked, clause, terms)
        others = self._reading.of_everybody(fold(statement), clause) if self.asks_all(statement) else clause
        denied = others != clause and self._reading.says(asked, others, terms) is False
        return False if denied else said

    def _of_those_asked(self, statement: str, clause: str) -> str:
        """A clause without what it lets some people off, or tells of the schools that lack a thing.

        Unless all are asked about, or those.
        """
        if self.asks_all(statement):
            return clause
        asks_lack = _LACKING.search(_EITHER.sub("", statement).replace("有无", ""))
        others = clause if asks_lack else _LACKING_ONES.sub("", clause)
        return self._reading.of_everybody(fold(statement), others)

    def _compared(self, statement: str, clause: str) -> bool | None:
        """Whether a clause bears out a comparison, or its hours take in the time asked about."""
        held = compared(statement, clause)
        held = is_full(statement, clause) if held is None else held
        return self._hours.take_in(statement, clause) if held is None else held

    def _leaves_open(self, statement: str, asked: Asked, clause: str) -> bool:
        """Say whether a clause leaves open what is asked, whatever of its words it holds."""
        numbers = leaves_open(statement, clause, self._numbers) or of_other_grades(statement, clause)
        if numbers or self._hours.untold(statement, clause):
            return True
        return self._reading.is_open(asked, clause)

    def _agreed(self, statement: str, clause: str, near: str, schools: Schools) -> bool | None:
        """Whether a clause says it in so many words, or has it in a list; None where neither is to be looked for.

        What it says of those whom it lets off it does not say of all: 困难学生免收; nor what it says beside a share of
        what is asked: 自评全部达标, 入学率98.3%.
        """
        if self._quantifiers.short_of_all(statement, near):
            return None
        if self.asks_all(statement):
            clause = self._reading.of_everybody(fold(statement), clause)
        if any(asked.search(statement) and said.search(clause) for asked, said in self._agrees):
            return True
        return others.listed(statement, clause, schools)

    def _denied(self, case: _Case) -> bool:
        """Say whether the words around those of a question deny it, or affirm what it denies."""
        statement, near = case.statement, case.near
        said_itself = _EITHER.sub("", statement)  # 会一票否决吗: what the question says itself is no denial
        asks_denial = bool(_ASKS_DENIAL.search(statement))  # 没有代课教师吧: borne out by 没有
        if case.asked.exists and case.asked.denied and not asks_denial:
            return False  # 有没有学校没食堂: 无食堂的18所 says so, and what denies nothing is no denial
        said = [one for one in self._denies.finditer(near) if asks_denial or not _OF_WHOM.match(near, one.end())]
        denied = any(asks_denial or match.group() not in said_itself for match in said)
        return denied != asks_denial

    def _contrary(self, statement: str, clause: str) -> bool:
        """Say whether a clause says the contrary in so many words."""
        if any(asked.search(statement) and said.search(clause) for asked, said in self._opposites):
            return True
        return self._quantifiers.lacks(statement, clause)

    def lead(self, question: str, *, holds: bool) -> str:
        """是的。 / 没有。 … as the question's own verb wants it."""
        asked = self._reading.asked(fold(question))
        for cue, yes, no in self._leads if not _NOT_SO.search(asked.piece) else ():
            if cue.search(asked.put):
                return f"{yes if holds else no}。"
        return "是的。" if holds else "不是。"


def _required(statement: str, clause: str) -> bool:
    """Say whether a clause requires what a question would rather not do: 不盖公章行不行, 须加盖公章."""
    left_out = _LEFT_OUT.search(statement)
    return bool(left_out and re.search(rf"(?:须|应当|应该?|必须|要)[^,。;]{{0,4}}{left_out[1]}", clause))
