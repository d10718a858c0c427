"""What a question is about, by its vector: another subject, a rule, a field of the closing lines, a resource."""

import re
from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.answering.places.things_asked import ThingsAsked
from assistant.answering.retrieval.requirements import Requirements
from assistant.answering.understanding.facts import short_region
from assistant.answering.understanding.plan import Plan
from assistant.documents.corpus import Corpus

if TYPE_CHECKING:
    from assistant.search.searcher import Searcher

_CHINESE = re.compile(r"[\u4e00-\u9fff]{3}")
_DOUBTED, _HERE = 0.3, "我县"  # a chance of another subject from which a question is read without the county's name
_LIKELY = 0.5  # the chance of a thing from which a question is not taken for one of the period
_SPOKEN_OF = 0.35  # the chance of a resource from which a 差异系数 is that of it
_KNOWN = 0.7  # the chance of one thing of the subject, from which a question is about no other


class Subject:
    """Tell what a question likely asks about; ``resources`` are the indicators that each school is held to."""

    def __init__(
        self,
        corpus: Corpus,
        searcher: "Searcher",
        things: ThingsAsked,
        requirements: Requirements,
        resources: Collection[str],
    ) -> None:
        self._corpus, self._searcher, self._things = corpus, searcher, things
        self._requirements, self._resources = requirements, resources

    def outside(self, plan: Plan) -> float | None:
        """The chance that a question is about something else altogether; None where nothing tells.

        The county's own name makes no question one of its schools, and its strangeness none of another subject.
        """
        if plan.follow_up or not _CHINESE.search(plan.query):
            return None
        chance = self._searcher.outside(plan.searched)
        if max(self._things.likely(plan.searched).values(), default=0.0) >= _KNOWN:
            return 0.0 if chance is not None else None
        names = sorted((name for name in self.regions if name in plan.query), key=len, reverse=True)
        if chance is None or chance < _DOUBTED or not names:
            return chance
        return min(chance, self._searcher.outside(plan.query.replace(names[0], _HERE)) or 0.0)

    def rule(self, plan: Plan) -> tuple[str, float] | None:
        """The passage of the rule that a question likely asks for, no indicator's, with its chance; None for none."""
        found = self._things.rule(plan.searched)
        if found is None or found[0].of or found[0].name not in self._requirements.rules:
            return None
        passage = self._corpus.passages[self._requirements.rules[found[0].name]]
        # rules that stand side by side share the chance between them: six of seven, all seven, two that fail
        beside = [
            chance
            for name, chance in self._things.likely(plan.searched).items()
            if name in self._requirements.rules
            and self._corpus.passages[self._requirements.rules[name]].section == passage.section
        ]
        return passage.id, sum(beside)

    def field(self, plan: Plan) -> str:
        """The field of the closing lines that a question surely asks for, or period; empty for none."""
        found = self._things.likeliest(plan.searched)
        return found[0].field if found and found[1] >= _KNOWN else ""

    def means_another(self, plan: Plan, field: str) -> bool:
        """Say whether a question likely asks for something else than a field of the closing lines."""
        found = self._things.likeliest(plan.searched)
        return found is not None and found[0].field != field and found[1] >= _LIKELY

    def resource(self, plan: Plan) -> str:
        """The resource indicator that a question likely speaks of; empty where none is likely."""
        likely = self._things.requirements(plan.searched)
        own = {of: one for of, one in likely.items() if of in self._resources}
        best = max(own, key=lambda of: own[of][1], default="")
        return best if best and own[best][1] >= _SPOKEN_OF else ""

    @cached_property
    def regions(self) -> frozenset[str]:
        """The names of the counties whose announcements are loaded, whole and short."""
        regions = [document.description.region for document in self._corpus.of_kind("announcement")]
        return frozenset({*regions, *(short_region(region) for region in regions), *(region[:2] for region in regions)})
