"""What an announcement writes of an indicator without a value to judge: that it is met, or itself that it is not."""

import re

from assistant.answering.composing.compose import EDGE, quoted, to_the_end
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome, Quote
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.verdicts.indicator_calls import IndicatorCalls
from assistant.answering.verdicts.undisclosed import say_withheld
from assistant.documents.corpus import Corpus

_EXISTS = re.compile(r"(?:有没有|有无|存不存在|还有没有)(?![^,?]{0,6}(?:数|依据|说法))")
_NUMBER = re.compile(r"\d")


def unjudged(plan: Plan, asked: Asked, outcomes: list[Outcome], calls: IndicatorCalls) -> Draft:
    """The answer to a question after a verdict where no value is reported: what is admitted, claimed, or not told."""
    first = outcomes[0]
    if first.result["verdict"] == "unmet":
        return say_admitted(Draft("answered", "calculator", working=outcomes), first, calls.facts.corpus)
    if first.result["verdict"] == "claimed":
        return _claimed(plan, asked, outcomes, calls)
    draft = Draft("not_disclosed", "calculator", working=outcomes)
    names = wording.joined([wording.measure(item.result) for item in outcomes])
    draft.say(f"公示没有公布{first.result['county']}{names},所以不能判断是否达标。")
    for item in outcomes:
        if item.result.get("threshold") is not None:
            wording.say_required(draft, "标准的要求是", item)
    return say_withheld(draft, plan, asked, calls)


def say_admitted(draft: Draft, outcome: Outcome, corpus: Corpus) -> Draft:
    """Add the words in which an announcement itself says that something is not met."""
    quote = to_the_end(corpus, outcome.quotes[0])
    return draft.say(f"未达标:公示自己写明“{quoted(corpus, quote).strip(EDGE)}”。", quote)


def _claimed(plan: Plan, asked: Asked, outcomes: list[Outcome], calls: IndicatorCalls) -> Draft:
    """The words in which an announcement says that something is met, and what the standard asks."""
    first, corpus = outcomes[0], calls.facts.corpus
    quote = _held_against(asked, first.quotes[0], calls)
    words = quoted(corpus, quote).strip(EDGE)
    check = _exists(plan, first.quotes[0], calls)
    draft = Draft("answered", "calculator", working=[*check, *outcomes])
    lead = calls.toolbox.polarity.lead(plan.query, holds=check[0].result["holds"]) if check else ""
    given = "公示称达标,给出的是" if _NUMBER.search(words) else "公示称达标,但没有给出可以核对的数值"
    draft.say(f"{lead}{given}:“{words}”。", quote)
    label = calls.facts.standard[asked.indicator].requirement
    if calls.condition(asked) is not None and len(first.quotes) > 1:
        draft.say(f"标准的要求:{label}", *first.quotes[1:])
    return draft


def _exists(plan: Plan, quote: Quote, calls: IndicatorCalls) -> list[Outcome]:
    """Whether what is claimed says yes or no to a question whether there is any: 有没有超规模的学校."""
    if not _EXISTS.search(plan.query):
        return []
    given = {"document": quote.document, "start": quote.start, "end": quote.end}
    check = calls.toolbox.call("check_statement", statement=plan.query, **given)
    return [] if check.result["holds"] is None else [check]


def _held_against(asked: Asked, quote: Quote, calls: IndicatorCalls) -> Quote:
    """A claim with what its value is held against, told in the clause after it: 工资9.48万元,公务员为9.35万元."""
    claims = calls.facts.standard[asked.indicator].claims if asked.indicator != CV else ()
    text = calls.facts.corpus.documents[quote.document].text
    words = "|".join(re.escape(word) for claim in claims for word in claim.words)
    if not words or re.search(words, text[quote.start : quote.end]):
        return quote
    other = re.compile(rf"\s*[,\uff0c][^,;\uff0c\uff1b。]*(?:{words})[^,;\uff0c\uff1b。]*").match(text, quote.end)
    return Quote(quote.document, quote.start, other.end()) if other else quote
