"""The years that words name: 2025, 24年, 前年, a school year."""

import re
from datetime import date

from assistant.text.normalize import fold
from assistant.text.numerals import whole_number

# 2000人, 2000多元, 超过2000了吗 count something
_COUNT = (
    r"\s*(?:余|多|来)?(?:[十百千万亿]|人(?![均数口才])|名(?![额单师校])|位(?!于)|元(?!旦)|所(?![有在])|个(?!别)|间|册|块|台|套"
    r"|本(?![县市区旗州地校年省学])|平(?![均安衡])|米|以[上下内])"
)
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*[-—–至到]+\s*((?:19|20)\d{2}(?!\d)|\d{2}(?=学年))"
    rf"|(?<!\d)((?:19|20)\d{{2}})(?!\d|{_COUNT})"
)
_BOUND = re.compile(r"(?:超过?|[多高大少低小]于|不[到足满止够]|没[到过满]|[破满过]|至少|起码|超出)了?\s*$")
# 22年、23年, 23、24、25这三年, 24年的; not 25年以上, 教龄20年, 12年级
_SHORT_YEAR = re.compile(
    r"(?<![\d.满龄近了过达超共这限])(?:[12]\d[、,和跟到至-]){1,5}[12]\d(?=[这几]|年)|(?<![\d.满龄近了过达超共这限第])(?:1[5-9]|2\d|3[0-5])(?=年(?!级|制|以|来|内|间|后|前|多(?![了出少花])|左右|龄|了))"
)
_RELATIVE_YEAR = {"大前年": -3, "前年": -2, "去年": -1, "上一年": -1}
_SAME_DISTANCE = tuple(
    re.compile(words) for words in ("(?<!大)前年", "去[年冬春夏秋]|上一?年(?!级)", "今[年冬春夏秋]|本年")
)
_YEARS_AGO = re.compile(r"(?<![\d这近])([一二两三四五六七八九十]|[1-9]\d?)年(?:以|之)?前(?!后)")


def years(question: str, today: date) -> tuple[str, ...]:
    """Years that a question names: 2025, or 2024-2025 for a school year; relative ones are counted from ``today``."""
    named, folded = [], fold(question)
    for match in _YEAR.finditer(folded):
        if match[3]:
            if folded.startswith("年", match.end()) or not _BOUND.search(folded[: match.start()]):
                named.append(match[3])
        else:
            last = f"{match[1][: 4 - len(match[2])]}{match[2]}"
            school_year = int(last) - int(match[1]) == 1
            named += [f"{match[1]}-{last}"] if school_year else [match[1], last]  # 2023到2025年: from year to year
    short = [part for match in _SHORT_YEAR.finditer(folded) for part in re.findall(r"\d\d", match.group())]
    if short and (named or len(short) > 1 or re.search(r"年(?!\d)", question)):
        named += [f"20{part}" for part in short]
    for word, offset in _RELATIVE_YEAR.items() if not named else ():  # 前年(2023)
        if re.search(rf"{word}(?!级)", question) and not (word == "前年" and "大前年" in question):
            named.append(str(today.year + offset))
            break
    return tuple(dict.fromkeys(named))


def years_ago(question: str, today: date) -> str:
    """The year that 十年前 means, counted from ``today``; empty where no such words stand."""
    match = _YEARS_AGO.search(fold(question))
    if match is None:
        return ""
    return str(today.year - whole_number(match[1]))


def is_relative(question: str) -> bool:
    """Say whether words name a year by its distance from today: 去年, 前年."""
    return not has_year(question) and any(re.search(rf"{word}(?!级)", question) for word in _RELATIVE_YEAR)


def same_distance(asked: str, stated: str) -> bool:
    """Say whether both count a year from their own day in the same words: 去年, 上年度."""
    return any(word.search(asked) and word.search(stated) for word in _SAME_DISTANCE)


def same_year(asked: str, stated: str) -> bool:
    """Say whether stated words speak of the year asked for: a school year only where both its years stand."""
    given = years(stated, date.min)
    if "-" in asked or any("-" in year for year in given):
        return asked in given or ("-" not in asked and any(asked == year for year in given if "-" not in year))
    return asked in given


def school_years(text: str) -> list[str]:
    """The school years that a text names, as 2024-2025."""
    return [year for year in years(text, date.min) if "-" in year]


def has_year(text: str) -> bool:
    """Say whether words name a year."""
    return bool(_YEAR.search(fold(text)))
