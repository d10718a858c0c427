"""Whether two numbers may be reckoned with together: those of one level, sort and length of time, each as it is called.

Search finds a number for whatever a phrase calls; what it finds may be of all where a level is asked for, or of
something that stands beside. 小学's pupils over all teachers, or a year's income less a month's, would be made up.
"""

import re
from collections.abc import Sequence

from assistant.answering.arithmetic.operand_words import FOR_EACH
from assistant.answering.drafts.wording import level_name
from assistant.answering.places.beside_others import grades_in
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.plan import BEYOND, COMPULSORY, COMPULSORY_NAME, Plan
from assistant.answering.understanding.signs import found_in, pairs
from assistant.answering.understanding.terms import STRONG
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.quantities import PEOPLE

PERIOD = re.compile(r"每(?:学期|学年|年|月|周|天|日)")
_BOUND = re.compile(r"(?:[已未不]?满|不足|不到|超过?|[少多]于)$")
_SAYS_WHICH = re.compile(r"(?:及?以[上下])?的[班校]")
_OF_SOME = re.compile(r"\d[人名](?:及?以[上下])?的[^,。;,;\d]{0,6}\Z")
_MONEY, _SCHOOL = "money", "school"
_OF_FEW = re.compile("资助|补助|受助|贷款|参训|招聘|交流|参加")  # of people of whom a question has to say so
_OF_BOTH = re.compile(r"一贯制|完全中学|完中|十二年制")
# a time that what is asked about is held against
_GONE_BY = re.compile(
    r"[比较](?:起|着)?(?:[去前往]年|[上头]一?年|上学[期年]|以前|前几年|[一二两三四五六几]年前|(?:19|20)?\d\d年)"
)
_BEFORE = 4  # characters
_ANY_SCHOOL = "义务教育阶段在校学生学校"
_TWO = 2


def in_one_sentence(retrieval: Retrieval, figures: Sequence[Figure]) -> bool:
    """Say whether numbers stand in one sentence."""
    passages = [retrieval.corpus.passages[figure.passage] for figure in figures]
    return len({(passage.document, passage.sentence) for passage in passages}) == 1


def of_all_levels(plan: Plan, figures: Sequence[Figure]) -> bool:
    """Say whether numbers of one level are asked for and one is of the whole: 初中生师比, of 在校生 and 专任教师."""
    if len(plan.levels) != 1 or not set(plan.levels) & COMPULSORY:
        return False
    name = level_name(plan.levels[0])
    return not all(figure.level or name in f"{figure.parent}{figure.subject}" for figure in figures)


def shared_out(plan: Plan, figures: Sequence[Figure], retrieval: Retrieval) -> bool:
    """Say whether the first number may be shared out over the second: of one level and sort, and no fewer people."""
    of, over = figures
    if of.kind in PEOPLE and of.base < over.base:
        return False  # 0.04 pupils a teacher are the wrong numbers
    if of.kind == _SCHOOL and of.level and not plan.levels:
        return False  # 乡镇小学5所 are not all schools
    if over.kind == _MONEY and of.kind in PEOPLE:
        return False  # nobody is shared out over a wage of 4200元
    if _of_other_stages(of, over) or _in_others_too(of, over, retrieval) or _of_some_schools(of, over, retrieval):
        return False
    if of.kind == _MONEY and FOR_EACH.search(f"{of.time}{of.subject}"):
        return False  # 乘车费每人每月60元 is shared out already
    apart = of.passage != over.passage and of.kind in PEOPLE
    of_few = apart or (of.kind in PEOPLE and over.kind == _SCHOOL)
    if of_few and any(word not in plan.query for word in _OF_FEW.findall(of.subject)):
        return False
    if _of_every_level(of, over, retrieval):
        return False
    if _is_a_bound(of, retrieval) or _is_of_some(over, retrieval) or _has_its_own(of, over, retrieval):
        return False
    of_people = apart and {of.kind, over.kind} <= set(PEOPLE)
    return not (of_people and of_all_levels(plan, figures)) and retrieval.of_one_sort(plan, figures)


def _of_other_stages(of: Figure, over: Figure) -> bool:
    """Say whether the numbers of two clauses are of two stages of schooling: 在校生 of 义务教育 over 幼儿园."""
    stages = {of.level, over.level} - {None, *COMPULSORY}
    return of.passage != over.passage and bool(stages) and of.level != over.level


def _in_others_too(of: Figure, over: Figure, retrieval: Retrieval) -> bool:
    """Say whether people of a level are shared out over its own schools, where schools of both levels have it too."""
    if of.kind not in PEOPLE or over.kind != _SCHOOL or over.level is None:
        return False
    beside = retrieval.corpus.beside(over)
    return any(one.kind == _SCHOOL and one.parent == over.parent and _OF_BOTH.search(one.subject) for one in beside)


def _of_some_schools(of: Figure, over: Figure, retrieval: Retrieval) -> bool:
    """Say whether all people would be shared out over some schools, where another sentence counts more of them."""
    if of.kind not in PEOPLE or over.kind != _SCHOOL or of.level or over.level or of.passage == over.passage:
        return False
    others = retrieval.corpus.figures_of(over.document)
    more = any(one.kind == _SCHOOL and one.level is None and one.base > over.base for one in others)
    alike = pairs(of.subject) & pairs(over.subject) - pairs(_ANY_SCHOOL)  # 民办学校就读的学生 over 民办学校
    return more and not alike and COMPULSORY_NAME not in fold(over.subject)


def _of_every_level(of: Figure, over: Figure, retrieval: Retrieval) -> bool:
    """Say whether people are shared out over schools of which some are of other levels: 学校29所,其中幼儿园16所."""
    if of.kind not in PEOPLE or over.kind != _SCHOOL:
        return False
    beside = retrieval.corpus.beside(over)
    others = {one.level for one in beside if one.kind == _SCHOOL and one.start > over.start and one.base < over.base}
    alike = over.level is None and bool(others & BEYOND)
    whole = COMPULSORY_NAME in fold(over.subject) or of.passage == over.passage
    return alike and not whole


def _has_its_own(of: Figure, over: Figure, retrieval: Retrieval) -> bool:
    """Say whether a number's clause tells itself over how many, and the other stands in the next: 358人贷款602万元."""
    one, other = retrieval.corpus.passages[of.passage], retrieval.corpus.passages[over.passage]
    listed = one.id != other.id and one.sentence == other.sentence
    return listed and any(figure.kind == over.kind for figure in retrieval.corpus.figures.get(one.id, ()))


def _is_a_bound(figure: Figure, retrieval: Retrieval) -> bool:
    """Say whether a number tells which ones are counted and is no count itself: 27个班已满45人, 超过50人的班6个."""
    text = retrieval.corpus.documents[figure.document].text
    return bool(
        _BOUND.search(text[max(0, figure.start - _BEFORE) : figure.start]) or _SAYS_WHICH.match(text, figure.end)
    )


def _is_of_some(figure: Figure, retrieval: Retrieval) -> bool:
    """Say whether a number counts those alone that another one tells: 超过50人的班6个."""
    text = retrieval.corpus.documents[figure.document].text
    return bool(_OF_SOME.search(text, retrieval.corpus.passages[figure.passage].start, figure.start))


def apart(plan: Plan, figures: Sequence[Figure]) -> bool:
    """Say whether numbers may be taken from each other: of the two levels that are named, and of as long a time."""
    levels = {figure.level for figure in figures}
    of_time = {tuple(PERIOD.findall(figure.time)) for figure in figures}
    both = len(plan.levels) == _TWO and all(level_name(level) in plan.query for level in plan.levels)  # no 义务教育
    return len(of_time) == 1 and (not both or levels == set(plan.levels))


def of_two_times(plan: Plan, figures: Sequence[Figure]) -> bool:
    """Say whether numbers are of two times, where one is held against a time gone by: 学生比去年少了多少."""
    return not _GONE_BY.search(plan.query) or len({(one.time, one.former) for one in figures}) == len(figures)


def is_part_of_other(one: Figure, other: Figure) -> bool:
    """Say whether one of two numbers is told as the whole of the other: 幼儿园16所, 乡镇幼儿园9所."""
    alike = (one.document, one.kind) == (other.document, other.kind)
    return alike and any(part.parent and part.parent == whole.subject for part, whole in ((one, other), (other, one)))


def told_apart(own: Understanding, phrases: Sequence[str], figures: Sequence[Figure], retrieval: Retrieval) -> bool:
    """Say whether each number tells what only its phrase names, a level or a noun: 老师工资 and 公务员."""
    levels = [own.levels(phrase) for phrase in phrases]
    named = [{term.word: term for term in own.terms(phrase) if term.weight >= STRONG} for phrase in phrases]
    for phrase, level, terms, others, figure in zip(phrases, levels, named, reversed(named), figures, strict=True):
        if len(level) == 1 and levels[0] != levels[1]:
            if figure.level not in level:
                return False
            continue
        passage = retrieval.corpus.passages[figure.passage]
        clause = retrieval.corpus.documents[figure.document].text[passage.start : figure.end]
        if (grades := grades_in(phrase)) and not grades & grades_in(fold(clause)):
            return False  # 进来的一年级: no other pupils
        alone = [term for word, term in terms.items() if word not in others and "n" in term.tag]
        if alone and not any(found_in(term, fold(f"{figure.parent} {figure.subject} {clause}")) for term in alone):
            return False
    return len({tuple(PERIOD.findall(figure.time)) for figure in figures}) == 1
