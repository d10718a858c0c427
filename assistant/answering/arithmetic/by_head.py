"""Which of several listed things gives each person the most or the least: 五类补助哪类人均最高.

What is listed are sums of money; the people each of them goes to stand beside it in its clause.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.composing import compose
from assistant.answering.composing.worked import computed_amount, operands
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome
from assistant.answering.tools.toolbox import Toolbox
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.text.quantities import PEOPLE

_ASKS = re.compile(
    r"人均|平均(?:到|给|下来)?[每一]?个?(?:人|学?生|孩子|娃)|[每一]个?(?:人|学生|孩子|娃)[^,。?]{0,6}(?:拿|得|领|补|贷|摊)"
)
_FEWEST = 2


def asks_by_head(question: str) -> bool:
    """Say whether what is to be put in order is what each person gets."""
    return bool(_ASKS.search(question))


def ranked_by_head(toolbox: Toolbox, corpus: Corpus, sums: Sequence[Figure], *, most: bool) -> Draft | None:
    """The listed sums by what each of their people gets; None where one stands beside no people, or two lead alike."""
    pairs = [(one, people) for one in sums if (people := _people(corpus, one))]
    if len(pairs) < max(_FEWEST, len(sums)):
        return None
    each = [(toolbox.call("compute", operation="per", operands=operands(pair)), pair) for pair in pairs]
    each.sort(key=lambda one: _exact(one[1]), reverse=most)
    if _exact(each[0][1]) == _exact(each[1][1]):
        return None
    draft = Draft("answered", "both", working=[outcome for outcome, _ in each])
    first, *rest = (_told(outcome, pair) for outcome, pair in each)
    draft.say(f"平均每人{'最多' if most else '最少'}的是{first}。", *each[0][0].quotes)
    draft.say(f"其余依次是:{';'.join(rest)}。", *(quote for outcome, _ in each[1:] for quote in outcome.quotes))
    if len({people.kind for _, people in pairs}) > 1:
        draft.say("有的按人、有的按人次计,同一个人可能不止算一次,只能大致比较。")
    return draft


def _people(corpus: Corpus, money: Figure) -> Figure | None:
    """The one number of people in the clause of a sum."""
    beside = corpus.figures.get(money.passage, ())
    found = [one for one in beside if one.kind in PEOPLE and not one.per and one.base > 1]
    return found[0] if len(found) == 1 else None


def _exact(pair: tuple[Figure, Figure]) -> Decimal:
    return pair[0].base / pair[1].base


def _told(outcome: Outcome, pair: tuple[Figure, Figure]) -> str:
    result = outcome.result
    about = "约 " if "rounded" in result else ""
    return f"{compose.label(pair[1])},{about}{computed_amount(result)}({result['steps']})"
