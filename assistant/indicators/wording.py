"""How official Chinese says that a number is a requirement, a difference or a rule, and that a clause is no claim."""

import re

from assistant.text.normalize import fold

_STANDARD = r"标准|达标值|达标线|要求|规定值|指标值|底线|目标值|限值"
_OWN = r"我[县区市旗]|全[县区市旗]|本[县区市旗]|实际|实有|现有|现为|达到了?|达"
_REQUIRED = re.compile(rf"(?:{_STANDARD})(?!.*(?:{_OWN}))[^,;。]*$")
_IN_BRACKETS = re.compile(rf"(?:{_STANDARD})[^)]*$|^\s*(?:[≥≤><=]|不低于|不少于|不高于|不超过|应)")
_NOUN_BEHIND = re.compile(rf"\s*的?(?:国家|省|评估|规定)*(?:{_STANDARD})")
_DIFFERENCE = re.compile(
    r"(?:高出|超出|多出|高了|低了|多了|少了|(?:比(?![例重率])|较(?![高为好强多低])|同比)[^,;。]{0,14}?(?:高|低|多|少|增加|增长|提高|提升|上升|下降|减少)了?"
    r"|同比|增幅|降幅)(?:约|近)?[^,;。\d]{0,4}$"
)
_RULE = re.compile(r"(?:按照|依照|遵照|参照|执行|(?<![^,;。])按)[^,;。]*$")
_NONE = re.compile(r"消除|杜绝|清零|全部化解|不存在|没有(?!超过|超出|突破|低于)|无(?![线障一])")
_EACH = re.compile(r"每|各|均|最大|最多|最小|单[校班]|任一|所有|全部|都|班额|以内|以下|以上|不超过|不低于|控制在")
_PLAN = re.compile(
    r"下一步|今后|拟(?=[建投新在用对于])|力争|争取(?=[^,;。]{0,10}达)|有待|尚未|尚需|仍有|仍存在|还存在|亟待|亟需|需要?进一步"
    r"|存在[^,;。]{0,12}(?:问题|不足|差距|短板|薄弱)|将(?:进一步|继续|持续|加大|加快|逐步|努力)"
)
_PROBLEMS = re.compile(r"存在的?[^,。]{0,6}(?:问题|不足|困难|差距)|主要问题|问题与不足|下一步|努力方向|整改")
_ADMITTED = re.compile(
    r"(?:未能?达到|不达标|达不到|没有达到|不符合|(?<!不)低于)[^,;。]{0,8}(?:标准|要求|规定)|(?:未能?|不|没有)达标(?![值线率])"
)
_SAYS_MET = re.compile(
    r"(?<![不未])达标(?![值线率])|(?:达到|符合|高于|优于|满足|不低于)[^,;。]{0,10}(?:标准|要求|规定)|配齐|配足"
)
_STILL = re.compile(r"仍有|还有|尚有|(?<!不)存在|个别|部分")
_MENDED = re.compile(r"整改|确保|防止|杜绝|消除|逐一|对未|化解|解决了?")
_EXCESS = re.compile(r"超标|超大班额|超规模")


def is_required(before: str, after: str, bracket: str | None, ahead: str) -> bool:
    """Whether a number states the requirement and not what there is.

    ``before`` are the words of its part up to it, ``after`` those behind; ``bracket`` are its words inside an open
    bracket and ``ahead`` the words in front of that bracket.
    """
    before, after = fold(before), fold(after)
    if bracket is not None:
        return bool(_IN_BRACKETS.search(fold(bracket)) or re.search(rf"(?:{_STANDARD})$", fold(ahead)))
    return bool(_REQUIRED.search(before) or _NOUN_BEHIND.match(after))


def is_difference(before: str) -> bool:
    """Whether a number says by how much something is more or less."""
    return bool(_DIFFERENCE.search(fold(before)))


def is_rule(before: str) -> bool:
    """Whether a number is the rule that is followed: 按照小学…人、初中…人编班."""
    return bool(_RULE.search(fold(before)))


def is_none(words: str) -> bool:
    """Whether the words say that there is nothing of the kind: 消除…以上大班额."""
    return bool(_NONE.search(fold(words)))


def is_each(words: str) -> bool:
    """Whether the words speak of every school or class, or of the largest one, and not of a total."""
    return bool(_EACH.search(fold(words)))


def is_mean(words: str) -> bool:
    """Whether the words speak of an average, behind which some may be above a limit."""
    return "平均" in fold(words)


def is_assertion(clause: str) -> bool:
    """Whether a clause says what is so; plans and admitted gaps do not."""
    return not _PLAN.search(fold(clause))


def says_met(clause: str) -> bool:
    """Whether a clause says that a requirement is met, and not only how many there are."""
    return bool(_SAYS_MET.search(fold(clause)))


def is_of_problems(heading: str) -> bool:
    """Whether a heading opens what is still wrong or planned."""
    return bool(_PROBLEMS.search(fold(heading)))


def is_admitted(clause: str) -> bool:
    """Whether a clause says itself that a requirement is not met."""
    words = fold(clause)
    if _MENDED.search(words):
        return False
    return bool(_ADMITTED.search(words) or (_STILL.search(words) and _EXCESS.search(words)))
