"""The answer where the documents do not tell: what was looked for, and the nearest thing that is known."""

import re
from collections.abc import Sequence

from assistant.answering.composing import compose
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.evidence import Candidate
from assistant.answering.places.outside import of_schools
from assistant.answering.retrieval.readings import ABOUT_IT
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.text.normalize import fold

_MOST = 3  # words of a question that are repeated
# a clause this long, of which a question names this little, only mentions its thing: an office, in a list of members
_LONG, _IN_PASSING = 100, 0.1
_TIME = "t"  # the tag of words such as 去年
_DIGIT = re.compile(r"\d")


def not_disclosed(corpus: Corpus, understanding: Understanding, plan: Plan, ranked: Sequence[Candidate]) -> Draft:
    """Say what was looked for and the nearest thing known."""
    draft = Draft("not_disclosed", "retrieval" if ranked else "none")
    looked = _looked_for(plan, corpus)
    draft.say(f"文件没有公布{looked}的{'数字' if plan.expects == 'quantity' else '情况'}。")
    own = not plan.schools or (ranked and of_schools(ranked[0], plan.schools, understanding))
    if ranked and own and _is_near(plan, ranked[0]):
        sentence, quotes = compose.number_sentence(corpus, ranked[0])
        draft.say(f"最接近的是:{sentence}", *quotes)
    return draft


def _looked_for(plan: Plan, corpus: Corpus) -> str:
    """What a question asks about, in its own words: of which year or level first, since of others it may be told."""
    words = [term.word for term in plan.terms if not (plan.years and term.tag == _TIME)][:_MOST]
    if any(_DIGIT.search(word) for word in words):
        return "你问的内容"
    query = fold(plan.query)
    levels = [query[start:end] for start, end, level in corpus.lexicon.levels(query) if level in plan.levels]
    named = list(dict.fromkeys([*(one for one in levels if not any(one in word for word in words)), *words]))[:_MOST]
    when = "你问的年份" if plan.years else ""
    return f"{when}{wording.joined([f'“{word}”' for word in named])}" if named else when or "你问的内容"


def _is_near(plan: Plan, best: Candidate) -> bool:
    """Say whether a place that does not answer is near enough to be told: of the subject, and of no other level."""
    other = bool(set(plan.levels) - {"primary", "junior"}) and not (best.figure and best.figure.level)
    about_it = best.signs["covered"] >= ABOUT_IT and best.passage.kind == "announcement"
    passing = best.figure is None and len(best.passage.text) > _LONG and best.signs["asked"] < _IN_PASSING
    return about_it and not passing and best.signs["level"] >= 0 and not other and not plan.years
