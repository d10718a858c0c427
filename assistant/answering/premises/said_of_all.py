"""What a question says of all in passing, and a document denies: 课后服务对所有学生都不收钱,那有多少娃参加了."""

import re
from collections.abc import Callable

from assistant.answering.drafts.draft import Draft
from assistant.answering.places.polarity import Polarity
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.premise_words import PremiseWords, pieces

_NO = re.compile(r"^(?:不是|没有)。")
_NUMBER = re.compile(r"\d|[二两三四五六七八九十百千万]")
_ASKS = re.compile(r"[啥咋哪谁几]|什么|怎么|怎样|如何|为何|多[少久大]|办法")
_SUPPOSED = re.compile(r"要是|如果|假如|万一|标准|要求|规定|国家|应该?|必须|我[家们孩娃]|平均|[平均]?摊|头上|名下")


class SaidOfAll:
    """Deny first what is said of all against the documents; the rest of the question keeps its answer."""

    def __init__(self, polarity: Polarity, words: PremiseWords) -> None:
        self._polarity, self._words = polarity, words

    def told(self, plan: Plan, draft: Draft, again: Callable[[str], Draft]) -> Draft:
        """A draft that opens with the denial, where there is one; ``again`` answers a question by itself."""
        said, asking = self._said(plan.query)
        if (
            not said
            or not asking
            or plan.schools
            or plan.elsewhere
            or draft.status not in {"answered", "not_disclosed"}
        ):
            return draft
        denial = again(f"{said}吗")
        if denial.status != "answered" or not _NO.match(denial.sentences[0].text) or not denial.quotes:
            return draft
        told = Draft("answered", "both", working=[*denial.working, *draft.working])
        for sentence in denial.sentences:
            told.say(sentence.text, *sentence.quotes)
        opening = _NO.sub("", denial.sentences[0].text)
        for sentence in draft.sentences:
            if draft.status == "answered" and _NO.sub("", sentence.text) != opening:
                told.say(sentence.text, *sentence.quotes)
        return told if draft.status == "answered" else told.say(f"“{asking}”,文件没有公布。")

    def _said(self, question: str) -> tuple[str, str]:
        """What a question says of all in a part that asks nothing, and the part that asks for a number."""
        parts = pieces(question)
        asking = [piece for piece in parts if self._words.has("several", piece)]
        others = [piece for piece in parts if not self._polarity.doubts(piece) and not _ASKS.search(piece)]
        of_all = [piece for piece in others if self._polarity.asks_all(piece) and not _SUPPOSED.search(question)]
        if len(asking) != 1 or len(of_all) != 1 or _NUMBER.search(question):
            return "", ""
        return self._words.opened(of_all[0]), asking[0].lstrip("那").rstrip("?")
