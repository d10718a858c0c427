"""A question with one thing in it changed: another number, another level, the year before, another thing."""

import re

from assistant.answering.drafts.wording import LEVELS
from assistant.answering.understanding.understand import Understanding
from assistant.text.quantities import find_quantities

PEOPLE = re.compile(r"(?:学生|孩子|娃娃?|老师|教师|人|家长)*")
SHORT = 14  # characters of a question that only changes a number
_LONGEST = 4  # characters of a noun that says little
_COMPULSORY = re.compile(r"义务教育(?:阶段|段|学校)?")
_SUPPOSES = re.compile(r"^(?:那|那么)?(?:要是|如果|假如|换成|改成|是|只有|才)")
# 再往前一年, 后一年
_STEP = re.compile(
    r"再?(?:(?:往前|早|倒回|前面|[前上])推?[一1]年|(?P<after>(?:往后|晚|后面|[后下])推?[一1]年|第二年|次年|转年))"
)
_HOW_MUCH = re.compile(r"[^,?]{0,3}?(?:多少|几|多[大高长宽重远]|哪些|什么)[个名位所间台辆条处种类项]?的?")


def asking(measure: str, understanding: Understanding) -> str:
    """Asking words without the thing that they end with, in whose place another comes: 有几个 of 有几个骨干老师."""
    thing = thing_of(measure, understanding)
    return measure[: measure.index(thing)] if thing else measure


def thing_of(measure: str, understanding: Understanding) -> str:
    """The thing that asking words end with: 骨干老师 of 有几个骨干老师; empty for words with none."""
    words = _HOW_MUCH.match(measure)
    thing = measure[words.end() :].rstrip("呢啊?") if words else ""
    plain = not understanding.subject(thing) and len(thing) <= _LONGEST  # 学校, 学生
    return thing if thing and (plain or thing == understanding.subject(thing)) else ""


def supposed_otherwise(question: str, before: str) -> str:
    """The question before with another number: 第七项是标准的90%,达标吗 / 要是只有80%呢; empty for any other."""
    if not _SUPPOSES.match(question):
        return ""
    said = find_quantities(question)
    if len(said) != 1 or len(question) > SHORT:
        return ""
    same = [number for number in find_quantities(before) if number.unit == said[0].unit]
    if len(same) != 1:
        return ""
    return f"{before[: same[0].start]}{question[said[0].start : said[0].end]}{before[same[0].end :]}"


def dated(question: str, before: tuple[str, ...]) -> str:
    """The question with the year that it counts from the one asked of before: 2025年招了多少 / 再往前一年呢."""
    step = _STEP.search(question) if len(before) == 1 and before[0].isdigit() and len(question) <= SHORT else None
    if step is None:
        return question
    year = int(before[0]) + (1 if step["after"] else -1)
    return f"{question[: step.start()]}{year}年{question[step.end() :]}"


def without_levels(query: str, understanding: Understanding) -> str:
    """The question without the levels that it names."""
    for start, end, _ in reversed(understanding.lexicon.levels(query)):
        query = query[:start] + query[end:]
    return query


def swap_levels(query: str, level: str, understanding: Understanding) -> str:
    """The question with its first level replaced by another, or that level put before it."""
    named = understanding.lexicon.levels(query)
    word = LEVELS[level]
    if not named:
        return _COMPULSORY.sub(word, query, count=1) if _COMPULSORY.search(query) else f"{word}{query}"
    for start, end, _ in reversed(named[1:]):
        query = query[:start] + query[end:]
    start, end, _ = named[0]
    counted = query[start:end].endswith("生") and not word.endswith("生") and query[end : end + 1] not in "人均每平"
    pupils = "生" if counted else ""  # 小学生有多少 / 那初中呢
    return query[:start] + word + pupils + query[end:]
