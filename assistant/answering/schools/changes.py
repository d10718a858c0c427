"""What a question supposes of a school's cells, and how a supposed or needed change is said."""

import re

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.schools import wording as say
from assistant.answering.schools.reading import Reader, Reading
from assistant.answering.tools.toolbox import Outcome
from assistant.answering.understanding.school_names import Mention
from assistant.answering.understanding.school_words import SchoolWords, Subject, columns_of
from assistant.indicators.school import COMPULSORY, FIELDS, LEVELS
from assistant.indicators.standard import Standard
from assistant.text.quantities import Quantity, find_quantities
from assistant.types import Level

_PIECES = re.compile(r"[,;。、]|同时|并且|而且|再把|又把")


def changes(reading: Reading, words: SchoolWords, reader: Reader) -> list[str] | Draft:
    """Each supposed cell as ``学校.列名=值``; a question back where the column is not certain; empty where none is."""
    found: list[str] = []
    school, subject, at = "", Subject(), 0
    for piece in _PIECES.split(reading.whole):
        start = reading.whole.index(piece, at)
        at = start + len(piece)
        inside = [m for m in reading.mentions if start <= m.start and m.end <= at]
        plain = _without(piece, start, inside)
        school = inside[-1].codes[0] if inside else school
        own = reader.subject(plain)
        subject = own if own.column or own.indicator else subject
        quantities = find_quantities(plain, chinese=True)
        if not quantities or not school:
            continue
        subject = subject if subject.column else reading.subject
        if not subject.column:
            return []
        column = _column(reading, school, subject.column)
        if not column:
            return _which_level(reading, school, subject.column)
        found.append(f"{school}.{column}={_value(reading, school, column, plain, quantities[-1], words)}")
    return found


def _without(piece: str, start: int, mentions: list[Mention]) -> str:
    for mention in reversed(mentions):
        piece = piece[: mention.start - start] + "□" + piece[mention.end - start :]
    return piece


def _column(reading: Reading, school: str, base: str) -> str:
    """The column that is meant at a school: the level asked for, or the only one that the school has."""
    has = [level for level in COMPULSORY if level in reading.school(school).levels]
    columns = columns_of(base, has)
    asked = [level for level in columns if level in reading.levels]
    if len(columns) == 1:
        return next(iter(columns.values()))
    return columns[asked[0]] if len(asked) == 1 else ""


def _which_level(reading: Reading, school: str, base: str) -> Draft:
    name = reading.school(school).name
    has: list[Level] = [level for level in COMPULSORY if level in reading.school(school).levels]
    options = tuple(f"{name}{LEVELS[level]}" for level in has)
    return Draft("clarify", "none", options=options).say(f"{name}有几个学段,要改的{base}是哪个学段的?")


def _value(reading: Reading, school: str, column: str, piece: str, quantity: Quantity, words: SchoolWords) -> str:
    """What the cell would hold: the number said, or the present one and so many more or fewer."""
    said, before = quantity.base, piece[: quantity.start]
    now = getattr(reading.school(school), FIELDS[column]) or 0
    if words.match("changed", before) is None:
        if words.holds("more", before):
            said = now + said
        elif words.holds("less", before):
            said = now - said
    return f"{said:f}"


def told(outcome: Outcome, standard: Standard) -> Draft:
    """What a supposed change does to the schools changed, to the 差异系数 and to the county."""
    result, draft = outcome.result, Draft("answered", "calculator", working=[outcome])
    moved: dict[tuple[str, str], None] = {}
    sentences: list[str] = []
    opening = f"{say.lead(result)}{';'.join(result['changes'])}"
    for pair in result["schools"]:
        then, now = pair["before"], pair["after"]
        if then is None or now is None:
            sentences.append(
                f"{say.who(then or now)}的{wording.level_name(pair['level'])}{'不再' if then else '要'}参加评估"
            )
            continue
        effects = say.changed(standard, then, now)
        moved |= {(id, pair["level"]): None for id, _ in effects}
        if effects:
            sentences.append(f"{say.who(now)}的{';'.join(text for _, text in effects)}")
        sentences.append(
            f"按七项总的看,{say.who(now)}的{wording.level_name(pair['level'])}{say.turned(then, now).strip(',')}"
        )
    first, *rest = sentences or ["没有学校受影响"]
    draft.say(f"{opening}:{first}。", *outcome.quotes)
    for sentence in rest:
        draft.say(f"{sentence}。", *outcome.quotes)
    before, after = result["county_before"], result["county_after"]
    for id, level in moved:
        then, now = (side["levels"][level]["indicators"][id] for side in (before, after))
        subject = say.measure(standard, id, level)
        draft.say(
            f"全县的{subject}从 {then['display']} 变为 {now['display']},差异系数从 {then['cv_display']} 变为 "
            f"{now['cv_display']}(上限 {now['cv_limit']:.2f})。"
        )
    draft.say(f"全县总的结论{say.turned(before, after).strip(',')}。")
    return draft


def needed(outcome: Outcome, standard: Standard, levels: list[Level]) -> Draft:
    """The least that a school needs, level by level, and what it does to the 差异系数."""
    result, draft = outcome.result, Draft("answered", "calculator", working=[outcome])
    lead = say.lead(result)
    name = f"{result['name']}({result['school']})"
    for one in result["levels"]:
        if one["level"] not in levels:
            continue
        subject = say.measure(standard, result["indicator"], one["level"])
        condition = standard[result["indicator"]].condition()
        unit = condition.unit.symbol if condition else ""
        if one["needed"] is None:
            draft.say(f"{lead}{name}的{subject}缺少数据,算不出需要多少{one['column']}。", *outcome.quotes)
            lead = ""
            continue
        has = "没有填报" if one["current"] is None else f"{say.number(one['current'])} {unit}"
        least = say.required(one["threshold"], unit, condition.direction if condition else ">=")
        gap = f",还差 {say.number(one['more'])} {unit}" if one["more"] else ",已经够了" if one["more"] == 0 else ""
        draft.say(
            f"{lead}{name}的{one['column']}至少要 {one['needed']} {unit},{subject}才能达到 {least};现有 {has}{gap}。",
            *outcome.quotes,
        )
        lead = ""
        if one["more"]:
            draft.say(
                f"补足以后{subject}从 {one['before']['display']} {unit}变为 {one['after']['display']} {unit},"
                f"全县的差异系数从 {one['cv_before_display']} 变为 {one['cv_after_display']}"
                f"(上限 {one['cv_limit']:.2f})。",
                *outcome.quotes,
            )
    for note in result["notes"]:
        draft.say(f"{note}。")
    return draft
