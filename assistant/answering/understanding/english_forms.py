"""The forms of English words: a question's words are brought to those that the glossary knows."""

import re
from collections.abc import Collection, Mapping

_TOKEN = re.compile(r"[a-z]+|\d+(?:\.\d+)?%?|[\u4e00-\u9fff]+")
_ARTICLES = frozenset({"a", "an", "the"})
_SAME = {
    "does": "does",
    "enrollment": "enrolment",
    "sports": "sport",
    "arts": "art",
    "children": "child",
    "people": "people",
    "buses": "bus",
    "premises": "premises",
}
_ENDINGS = ("ied", "ed", "ing")


def folded(text: str, known: Collection[str] = frozenset(), irregular: Mapping[str, str] | None = None) -> str:
    """Lower case, no hyphens, articles or plurals; a verb's form that is not ``known`` gives way to one that is."""
    words = []
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text.lower())
    plain = re.sub(r"(?<=\d) ?(?:percent|per cent)\b", "%", plain)
    for token in _TOKEN.findall(re.sub(r"['’]s\b", " is ", plain).replace("'", " ")):
        if token not in _ARTICLES:
            words.append(_known(token, known, irregular or {}))
    return " ".join(words)


def _known(token: str, known: Collection[str], irregular: Mapping[str, str]) -> str:
    single = singular(token)
    if not known or single in known:
        return single
    bases = [irregular[token]] if token in irregular else _bases(token)
    return next((form for form in bases if form in known), single)


def _bases(token: str) -> list[str]:
    """What a word with the ending of a past or a participle may come from: stopped, hired, carried, giving."""
    for ending in _ENDINGS:
        stem = token.removesuffix(ending)
        if stem != token and len(stem) > 2:
            doubled = [stem[:-1]] if stem[-1] == stem[-2] else []
            return [stem + "y"] if ending == "ied" else [stem, stem + "e", *doubled]
    return []


def singular(word: str) -> str:
    """A word without the ending of the plural."""
    if word in _SAME:
        return _SAME[word]
    if not word.isascii() or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word[:-1]
