"""Numbers told with what they were before: 近视率由49.6%降至48.3%, 认可度92.5%,比2025年的90.3%提高."""

import re

from assistant.text.normalize import fold

_DATED = r"(?:(?:19|20)\d{2}年度?|上一?年度?|去年|前年|[一二两三四五六七八九十]+年前|现在|目前)?的?"
_MOVED = (
    r"(?:压[减缩降]?|[降增减升改变扩缩][低少加大短小进长]?|下[降调]|上[升调]|提[高升]|回[落升]|增[加长]|扩[大充]|缩[小短减]|延[长伸]|调整?|拉[高低])了?"
    r"(?:[至到为成])"
)
# words that tell how a number came about, not what it is of: 近视率由2023年的49.6%降至2024年的48.3%
_CAME = re.compile(rf"(?:由|从)(?!事)(?:小学|初中)?{_DATED}$|^(?:比(?![例重率])|较|{_MOVED}){_DATED}$")
# what a number was before, with the number that it has become: 由上年的39.9%降到38.6%, 比2025年的90.3%提高
_FORMER = (
    (
        re.compile(r"(?:由|从)(?!事)[^,;。]{0,30}$"),
        re.compile(rf"[^,;。\d]{{0,8}}(?:{_MOVED}|[升降涨]了?[下上]?[来去])"),
    ),
    (re.compile(rf"(?:比(?![例重率])|较){_DATED}$"), re.compile(r"[\u4e00-\u9fff]{0,3}[降升增减高低多少]")),
)


def without_change(words: str) -> str:
    """The words without those that only tell where the number came from or went to."""
    return _CAME.sub("", words)


def is_former(left: str, after: str) -> bool:
    """Say whether a number between these words is what another was before."""
    left, after = fold(left), fold(after)
    return any(before.search(left) and behind.match(after) for before, behind in _FORMER)
