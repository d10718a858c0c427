"""An answer in English around its Chinese quotes: the same status, route, citations and figures."""

import re
from typing import Any

from assistant.answering.composing.compose import EDGE
from assistant.answering.drafts.draft import Draft, Sentence
from assistant.answering.tools.toolbox import Outcome, Quote
from assistant.answering.understanding.english import Reading
from assistant.answering.understanding.english_glossary import Glossary
from assistant.documents.corpus import Corpus
from assistant.text.quantities import find_quantities
from assistant.text.spans import parts

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_EXAMPLES = ("Do primary schools meet the standard for multimedia classrooms?", "When does the notice period end?")
_BOUNDS = {">=": "at least", "<=": "at most", "<": "below"}
_VERDICTS = {"met": "the standard is met", "unmet": "the standard is not met"}
_ANSWERS = {"met": "Yes", "unmet": "No"}
_JUDGING = frozenset({"verdict", "yes"})  # asks that a verdict answers by yes or no
# How a Chinese answer opens that says yes or no to what was asked
_YES, _NO = (
    re.compile(r"(?:是的?|有|会|可以|要|能|对|都有)[。,，]"),
    re.compile(r"(?:不是|没有|不会|不可以|不要|不用|不能|不对|不)[。,，]"),
)
_AUDITED = {
    "undisclosed": "have no published figure",
    "unmet": "do not meet the standard",
    "met": "meet the standard by the figures given",
    "claimed": "are said to be met without a figure",
}
_STATES = {"open": "Yes, it is still open", "after": "No, it is over", "before": "Not yet, it has not begun"}


class EnglishWords:
    """Word drafts in English over one corpus."""

    def __init__(self, glossary: Glossary, corpus: Corpus, county: str) -> None:
        self._glossary, self._corpus, self._county = glossary, corpus, county

    def unmatched(self, reading: Reading) -> Draft:
        """Say which words of a question nothing stands for: a guess could answer another question."""
        words = " ".join(word for word in reading.unknown[:3] if not any(char.isdigit() for char in word))
        if reading.outside and words:
            outside = self.worded(Draft("out_of_scope", "none"), reading)
            return outside.say(f"I could not match “{words}” to anything in these documents.")
        if reading.outside or not (reading.unknown or reading.elsewhere):
            return self.worded(Draft("out_of_scope", "none"), reading)
        draft = Draft("not_disclosed", "none", options=_EXAMPLES)
        if reading.elsewhere:
            return draft.say(f"Only the notice of {self._county} is here; there is nothing on {reading.elsewhere}.")
        return draft.say(f"I could not match “{words}” to anything in these documents.")

    def worded(self, draft: Draft, reading: Reading) -> Draft:
        """The draft in English; every quote that it cited is cited still."""
        told = Draft(draft.status, draft.route, working=draft.working)
        if draft.status == "out_of_scope":
            told.options = _EXAMPLES
            return told.say(
                f"This question is outside what I can answer; ask about the notice of {self._county} on balanced "
                "compulsory education, the national standard, or whether an indicator is met."
            )
        if draft.status in {"clarify", "error"}:
            told.options = _EXAMPLES
            return told.say("What would you like to know? Please name an indicator or a matter.")
        if draft.status == "not_disclosed":
            told.say("The documents do not state this.")
        lead = _lead(draft)
        for outcome in draft.working:
            text = self._outcome(outcome, reading, lead)
            if text:
                opened = lead if not told.sentences and outcome.name != "comment_period" else ""
                told.say(f"{opened}{text}{self._shown(outcome.quotes, *_figures(outcome))}.", *outcome.quotes)
        for sentence in draft.sentences:
            fresh = [quote for quote in sentence.quotes if quote not in told.quotes]
            if fresh:
                told.sentences.append(self._sentence(sentence, reading, draft, not told.sentences))
        return told

    # -- calculated ----------------------------------------------------------------------------------------------------

    def _outcome(self, outcome: Outcome, reading: Reading, lead: str) -> str:
        """What a tool found, in words; empty for what its sentence tells better."""
        result = outcome.result
        if outcome.name in {"evaluate_indicator", "judge_value"} and result.get("value") is not None:
            return self._verdict(result, reading, lead)
        if outcome.name == "evaluate_indicator" and result.get("verdict") == "claimed":
            return f"The notice says that the standard is met but gives no figure for {self._subject(result)}"
        if outcome.name == "reported_value" and result.get("value") is not None:
            more = " or more" if result.get("comparator") == ">=" else ""
            return self._opened(f"{self._subject(result)}: {self._amount(result['display'], result['unit'])}{more}")
        if result.get("threshold") is not None and outcome.name == "indicator_threshold":
            return f"The standard asks for {self._required(result)} ({self._subject(result)})"
        if outcome.name == "comment_period" and result.get("opens"):
            return _period(result, reading.ask)
        if outcome.name == "compute":
            told = f"{self._amount(result['display'], result['unit'])} ({result['steps']})"
            return f"The first less the second: {told}" if reading.ask == "which" else told
        if outcome.name == "audit_rows":
            return self._audit(result)
        if outcome.name == "nearest_thresholds" and result["rows"]:
            first = result["rows"][0]
            return f"Nearest to its standard is {self._subject(first)}; {self._compared(first)}"
        return ""

    def _verdict(self, result: dict[str, Any], reading: Reading, lead: str) -> str:
        if lead:
            return f"{self._subject(result)}: {self._compared(result)}"
        verdict = _VERDICTS[result["verdict"]]
        judged = f"{_ANSWERS[result['verdict']]}, {verdict}" if reading.ask in _JUDGING else self._opened(verdict)
        return f"{judged} ({self._subject(result)}): {self._compared(result)}"

    def _compared(self, result: dict[str, Any]) -> str:
        more = {"等于": "exactly the standard", "低于": "less", "高出": "more", "高于": "more"}
        relation = more.get(result["relation"], "less" if result["difference"] < 0 else "more")
        gap = (
            relation
            if result["relation"] == "等于"
            else f"{self._amount(result['difference_display'], result['difference_unit'])} {relation}"
        )
        return f"{self._amount(result['display'], result['unit'])}, the standard is {self._required(result)}, {gap}"

    def _required(self, result: dict[str, Any]) -> str:
        return f"{_BOUNDS[result['direction']]} {self._amount(result['threshold_display'], result['unit'])}"

    def _audit(self, result: dict[str, Any]) -> str:
        names = ", ".join(f"{self._glossary.labels[row['indicator']]} ({row['indicator']})" for row in result["rows"])
        what = _AUDITED.get(result["verdict"], "are of that kind")
        if not names:
            return f"No indicators {what}"
        return f"{result['count']} of {result['total']} indicators {what}: {names}"

    def _subject(self, result: dict[str, Any]) -> str:
        label = self._glossary.labels.get(str(result.get("indicator")), "coefficient of variation")
        if result.get("condition") == "cv":
            label = f"coefficient of variation of {label}"
        level = self._glossary.terms.get(result.get("level") or "", "")
        return f"{label}, {level}" if level else label

    def _amount(self, display: str, unit: str) -> str:
        name = self._glossary.units.get(unit, unit)
        return f"{display}{unit}" if unit == "%" else f"{display} {name}".strip()

    # -- quoted --------------------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence, reading: Reading, draft: Draft, opening: bool) -> Sentence:
        """A quoting sentence: the field, the yes or no, or the single number first, then the words themselves."""
        shown = self._shown(sentence.quotes)
        name, _, value = sentence.text.rstrip("。").partition(":")
        if name in self._glossary.fields:
            return Sentence(f"{self._glossary.fields[name]}: {value}.", sentence.quotes)
        first = sentence is draft.sentences[0]
        lead = _lead(draft) if first and opening else ""
        if lead:
            return Sentence(f"{lead.rstrip(': ')}{shown}.", sentence.quotes)
        numbers = find_quantities(sentence.text)
        if (
            first
            and draft.status == "answered"
            and len(numbers) == 1
            and reading.ask in {"count", "money", "share", "value"}
        ):
            number = numbers[0]
            written = sentence.text[number.start : number.end].removesuffix(number.unit)
            told = f"more than {written[:-1]}" if written.endswith("余") else written
            return Sentence(
                f"{self._amount(told, number.unit)}{self._shown(sentence.quotes, written)}.", sentence.quotes
            )
        return Sentence(f"The documents say{shown}.", sentence.quotes)

    def _shown(self, quotes: tuple[Quote, ...], *numbers: str) -> str:
        """The quotes' words in Chinese, of a long one the parts that hold the numbers."""
        words: list[str] = []
        for quote in quotes:
            text = self._corpus.documents[quote.document].text
            pieces = [text[low:high].strip(EDGE) for low, high in parts(text, quote.start, quote.end)]
            holding = [piece for piece in pieces if any(_holds(piece, number) for number in numbers)]
            words += holding[: len(numbers)] or [text[quote.start : quote.end]]
        return ": " + " ".join(f"“{word}”" for word in dict.fromkeys(words)) if words else ""

    @staticmethod
    def _opened(text: str) -> str:
        return text[:1].upper() + text[1:]


def _lead(draft: Draft) -> str:
    """The yes or no of a checked statement, or the one that the Chinese answer opens with."""
    checked = next((outcome.result["holds"] for outcome in draft.working if "holds" in outcome.result), None)
    if checked is not None:
        return "Yes: " if checked else "No: "
    if not draft.sentences or draft.status != "answered":
        return ""
    text = draft.sentences[0].text
    return "No: " if _NO.match(text) else "Yes: " if _YES.match(text) else ""


def _figures(outcome: Outcome) -> list[str]:
    """The figures of an outcome as its quotes write them; of a calculation those before the sign of equality."""
    if outcome.name == "compute":
        return re.findall(r"\d+(?:\.\d+)?", re.split("[=≈]", str(outcome.result["steps"]))[0])
    return (
        [str(outcome.result["display"])] if outcome.name == "reported_value" and outcome.result.get("display") else []
    )


def _holds(piece: str, number: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(number)}(?![\d]|\.\d)", piece) is not None


def _period(result: dict[str, Any], ask: str) -> str:
    opens, closes = _day(result["opens"]), _day(result["closes"])
    if ask == "still":
        return f"{_STATES[result['state']]}; the notice period runs from {opens} to {closes}"
    if ask == "days":
        return f"{result['days']} days, from {opens} to {closes}"
    if ask == "ends":
        return f"The notice period ends on {closes}"
    return f"The notice period starts on {opens}" if ask == "starts" else f"From {opens} to {closes}"


def _day(iso: str) -> str:
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{day} {_MONTHS[month - 1]} {year}"
