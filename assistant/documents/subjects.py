"""What words say of a number's subject, and which of them only join the number to it."""

import re

from assistant.documents.times import undated
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS

_UNITS = "|".join(map(re.escape, sorted(UNITS, key=len, reverse=True)))
UNIT = re.compile(rf"[(/]\s*(?:单位:?)?({_UNITS})\s*(?:[)/]|$)")  # in a heading: 在校生(人), 教师(人/百名学生)
# Words that only join a number to what it counts; 在校生, 均衡, 共青团员 and 有效 are whole words.
_GLUE = (
    r"其中|当中|包括|含|(?<![平人生校班户])均(?!衡)|都|分别|依次|共有|共计|总计|合计|共(?![青享建同])|为|是|有(?![效关])|在(?![校园职编岗册读籍])"
    r"|按照|按|的|和|(?<!参)与|及|[、,::“”\"'\s*\-—·/]"
)
_TRIM = re.compile(
    rf"^(?:{_GLUE}|之间)+|(?:{_GLUE}|各|约|近|只有?|仅有?|才|达到了?|达|介于|[不未](?:低于|少于|超过|高于|大于|小于)"
    r"|超过|高于|低于|至少|最多|拥有)+$"
)
# 5.生均体育运动场馆面积, 一是实验小学, (6)仪器, ②骨干教师; not 一、二年级
_NUMBERED = re.compile(
    r"^\s*(?:\d{1,2}[.．、](?!\d)|\([一二三四五六七八九十\d]{1,3}\)|[①-⑳]"
    r"|(?:其|第)?[一二三四五六七八九十]{1,3}(?:、(?![一二三四五六七八九十])|是|,(?=[^,]))|[◆●■·—-]+)\s*"
)
# How a document says that a number is per pupil: without it 骨干教师65人 is a head count.
PER = re.compile(
    r"每一?百名?个?|(?<![\d一二两三四五六七八九几数千万])百名(?:小|初中)?学?生|生均|人均|每人每年|百生|平均每|每名?学?生"
    r"|/(?:百名?)?学?生|每班|班额|编班"
)
# Words that say how a number is taken, not of what: 每百名学生1.17人, 占92.6%
GENERIC = re.compile(r"^(?:每百名学生|每百名|生均|人均|占比?|比例|比率|数量|人数|面积|金额|情况|学校|学生|教师)?$")
# more of them, where the words before tell of what: 最高0.48, 平均为36.8人, 每人每月600元, 每名学生6.34平方米, 现为29所
_LOOSE = re.compile(
    r"^(?:每(?:百名|百|名|位|个)?(?:人|户|车|学?生|教师)(?:每?(?:学?年|学期|个?月|天|日|周|餐))?|每[天日餐]|[一二三四五六七八九十]+项)$"
)
_SUPERLATIVE = re.compile(r"(?:最[高大低小多少]值?|平均值?)$")
_NOW = re.compile(r"^现(?:在|今)?$")
_SHARE = re.compile(r"约?(?:占比?|比例|比率)")


def trim(words: str) -> str:
    """The words that name what is counted: without numbering, time and what joins them to the number."""
    numbered = _NUMBERED.match(fold(words))
    previous, words = None, words[numbered.end() :] if numbered else words
    while previous != words:
        previous, words = words, _TRIM.sub("", undated(words))
    return words


def is_loose(subject: str) -> bool:
    """Say whether a subject leaves it to other words what is counted."""
    patterns = (GENERIC, _LOOSE, _NOW)
    return any(pattern.match(subject) for pattern in patterns) or superlative(subject) == subject


def is_now(subject: str) -> bool:
    """Say whether a subject says only that the number is today's: 现有1532人."""
    return bool(_NOW.match(subject))


def superlative(subject: str) -> str:
    """The words at a subject's end that say which of several it is: 最高, 平均; empty for none."""
    match = _SUPERLATIVE.search(subject)
    return match.group() if match else ""


def joined(owner: str, own: str) -> str:
    """A subject with the words that say how it was taken: 实际交流占比, 差异系数最高, 骨干教师 每百名学生."""
    if not own or owner.endswith(own) or _NOW.match(own):
        return owner
    if share := _SHARE.match(own):
        whole = own[share.end() :].strip()
        named = "占比" if share.group().startswith(("占", "约占")) else share.group()
        return f"{owner}占{whole}" if whole else f"{owner}{named}"
    return f"{_SUPERLATIVE.sub('', owner)}{own}" if superlative(own) else f"{owner} {own}"
