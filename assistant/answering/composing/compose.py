"""Words of a document to an answer: the figure or clause that was found, restored to a sentence that stands alone."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.answering.drafts import wording
from assistant.answering.places.evidence import Candidate
from assistant.answering.tools.toolbox import Quote
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.documents.model import Document, Passage
from assistant.text.normalize import fold
from assistant.text.spans import at, line, parts, sentences
from assistant.text.years import has_year

EDGE = "、,\uff0c;\uff1b。:\uff1a \n\u3000"  # half width and full width
_DIGITS = "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾"
_NUMBERING = re.compile(rf"^\s*(?:[{_DIGITS}]+(?:是|、)|[((][{_DIGITS}\d]+[))]|\d{{1,2}}[.．、](?!\d))\s*")
_BARE_VERB = re.compile(
    r"^(?:近[一二三四五六七八九十\d]+年来?,?)?(?:共|累计|总)?(?:投入|投资|安排|拨付|下拨|统筹|整合|筹措|筹集|支出|补助资金|资助资金|资金|金额|占比?|比例|交流比例|其中|参训|惠及.{0,3}|补助|发放.{0,2})$"
)
_SPENT = frozenset({"投入", "投资", "安排", "落实", "使用", "共投入", "累计投入"})  # a sum's verb, which names nothing
_BEHIND_NUMBER = re.compile(r"[^,;。:、()\uff0c\uff1b\uff1a\uff08\uff09\n]{2,24}")
_COUNT = re.compile(r"(?:\d+(?:\.\d+)?(?:余|多)?[\u4e00-\u9fff])+")
_SHORT = 16  # characters
_LONGEST = 150


def operand(figure: Figure, label: str = "") -> dict[str, Any]:
    """A figure as a tool takes it; without a label it is called what it counts."""
    return {
        "label": label or figure.subject.strip(EDGE),
        "value": figure.value,
        "unit": figure.unit,
        "document": figure.document,
        "start": figure.quote[0],
        "end": figure.quote[1],
    }


def label(figure: Figure) -> str:
    """What a figure counts, with its level where the words do not name it."""
    level = wording.level_name(figure.level)
    subject = figure.subject.strip(EDGE)
    if not level and _BARE_VERB.match(subject):  # 补助资金462.3万元: of what stands before it in its clause
        before = re.split(r"\d", figure.scope, maxsplit=1)[0].strip(EDGE)
        return f"{before}{subject}" if 1 < len(before) <= _SHORT else subject
    return subject if not level or level in subject else f"{level}{subject}"


def labels(figures: Sequence[Figure]) -> list[str]:
    """What each of several figures counts, with its time where two are called alike: 教育支出2024年, 教育支出2025年."""
    named = [label(figure) for figure in figures]
    dated = [has_year(figure.time) and named.count(name) > 1 for figure, name in zip(figures, named, strict=True)]
    return [f"{name}{figure.time}" if add else name for figure, name, add in zip(figures, named, dated, strict=True)]


def told_apart(corpus: Corpus, figures: Sequence[Figure]) -> list[str]:
    """What each of several figures counts, with what else tells them apart: 投入(购置仪器), 平均班额(原来)."""
    told = []
    named = labels(figures)
    moved = len({figure.former for figure in figures}) > 1
    for figure, name in zip(figures, named, strict=True):
        if moved and named.count(name) > 1:  # 由51.2人降为43.7人
            told.append(f"{name}({'原来' if figure.former else '现在'})")
            continue
        behind = _BEHIND_NUMBER.match(corpus.documents[figure.document].text, figure.end)
        what = _COUNT.sub("", behind[0]) if behind else ""
        told.append(f"{name}({what})" if what and (name in _SPENT or named.count(name) > 1) else name)
    return told


def figure_sentence(corpus: Corpus, figure: Figure) -> tuple[str, list[Quote]]:
    """A figure as a sentence of its own, with the words it is quoted from."""
    document = corpus.documents[figure.document]
    passage = corpus.passages[figure.passage]
    start, end = figure.quote if figure.heading else _unbroken(corpus, figure)
    words = document.text[start:end].strip(EDGE)
    number = document.text[figure.start : figure.end]
    if figure.heading and not number.endswith(figure.unit):
        number += figure.unit  # it stands in the heading
    if figure.inherited:
        level = wording.level_name(figure.level)
        after = fold(document.text[figure.end : figure.end + 2])
        bound = "以上" if after == "以上" else ""
        said = figure.heading is not None or figure.time in document.text[start : figure.start]
        own = has_year(figure.time) and said
        subject = f"{figure.subject.strip(EDGE)}{figure.time if own else ''}"  # 教育支出2022年6.12亿元、2023年6.45亿元
        text = f"{subject}:{level}{number}{bound}" if level and level not in subject else f"{subject}:{number}{bound}"
        return f"{text}。", [Quote(document.id, *place) for place in (figure.heading, (start, end)) if place]
    before = words.split(number)[0].strip() if number in words else figure.subject
    if words == number or _BARE_VERB.match(before):
        words, start, end = _with_neighbours(document, passage, figure)
    quotes = [Quote(document.id, start, end)]
    if not figure.time or figure.time in words:
        return f"{words}。", quotes
    place = document.text.find(figure.time, passage.sentence[0], passage.end)
    if place < 0:
        return f"{words}。", quotes
    return f"{figure.time},{words}。", [*quotes, Quote(document.id, place, place + len(figure.time))]


def quoted(corpus: Corpus, quote: Quote) -> str:
    """The words that a quote cites."""
    return corpus.documents[quote.document].text[quote.start : quote.end]


def to_the_end(corpus: Corpus, quote: Quote) -> Quote:
    """A quote to the end of its sentence, where that is short; its words alone where it is long."""
    text = corpus.documents[quote.document].text
    pieces = sentences(text, *line(text, quote.start, quote.end))
    end = quote.start + len(text[quote.start : pieces[at(pieces, quote.start)][1]].rstrip(EDGE))
    return Quote(quote.document, quote.start, end) if quote.end < end <= quote.start + _LONGEST else quote


def written(corpus: Corpus, quote: Quote) -> tuple[str, Quote]:
    """What an announcement writes itself, to the end of its sentence, as a sentence of an answer."""
    whole = to_the_end(corpus, quote)
    return f"公示写的是:“{quoted(corpus, whole)}”。", whole


def bracketed(corpus: Corpus, figures: Sequence[Figure]) -> tuple[str, Quote] | None:
    """Parts in the bracket behind their whole, with it: 专任教师530人(小学320人,初中210人); None for any others."""
    document, passage = corpus.documents[figures[0].document], corpus.passages[figures[0].passage]
    pieces = parts(document.text, passage.start, passage.end)
    low, high = pieces[at(pieces, figures[0].start)]
    inside = all(figure.document == document.id and low <= figure.start < high for figure in figures)
    if not inside or not figures[0].parent or len({figure.parent for figure in figures}) > 1 or high - low > _LONGEST:
        return None
    words = document.text[low:high].rstrip(EDGE)
    opened = fold(document.text[low : figures[0].start]).rfind("(")
    return (f"{words}。", Quote(document.id, low, low + len(words))) if opened > 0 else None


def _unbroken(corpus: Corpus, figure: Figure) -> tuple[int, int]:
    """A figure's words with those of its neighbours that they run on into: 26名责任督学每月至少到校2次."""
    text = corpus.documents[figure.document].text
    beside = corpus.beside(figure)
    start, end = figure.quote
    for other in beside[beside.index(figure) + 1 :]:
        if text[end : other.start].strip() or not text[other.start - 1].strip(EDGE):
            break
        end = other.quote[1]
    for other in reversed(beside[: beside.index(figure)]):
        if text[other.end : start].strip() or not text[start].strip(EDGE):
            break
        start = other.quote[0]
    return start, end


def stands_alone(candidate: Candidate) -> bool:
    """Say whether a candidate is told by its number alone; a clause of the standard is short, and right only whole."""
    return candidate.figure is not None and candidate.passage.kind != "standard"


def once(told: Sequence[tuple[str, list[Quote]]]) -> list[tuple[str, list[Quote]]]:
    """Sentences with their quotes, without those that another tells as well: 初中50人, in 小学45人、初中50人."""
    return [one for one in told if not any(one[0] != other and one[0].rstrip("。") in other for other, _ in told)]


def number_sentence(corpus: Corpus, candidate: Candidate) -> tuple[str, list[Quote]]:
    """A candidate's figure as a sentence, or its whole clause where that is what can be told."""
    if candidate.figure is not None and stands_alone(candidate):
        return figure_sentence(corpus, candidate.figure)
    sentence, quote = clause_sentence(corpus, candidate)
    return sentence, [quote]


def _with_neighbours(document: Document, passage: Passage, figure: Figure) -> tuple[str, int, int]:
    """The words that a bare 投入5300万元 or 补助资金224.86万元 needs: what it was for, or whose it is."""
    pieces = parts(document.text, passage.start, passage.end)
    own = at(pieces, figure.start)
    low, high = pieces[own]
    spent = re.search(r"投|安排|拨|支出|筹|整合", document.text[low : figure.start])
    tail = document.text[figure.end : high].strip(EDGE)
    if spent and not tail and own + 1 < len(pieces):
        high = pieces[own + 1][1]
        if high - pieces[own + 1][0] < 14 and own + 2 < len(pieces):  # 新建甲楼、乙楼等项目
            high = pieces[own + 2][1]
    elif not spent and own:
        low = pieces[own - 1][0]
    words = document.text[low:high].strip(EDGE)
    start = document.text.index(words, low)
    return words, start, start + len(words)


def clause_sentence(corpus: Corpus, candidate: Candidate) -> tuple[str, Quote]:
    """A clause word for word, whole where it is short, else the part that fits with its neighbour."""
    document = corpus.documents[candidate.passage.document]
    start, end = candidate.passage.start, candidate.passage.end
    if end - start > _LONGEST and candidate.span != (start, end):
        start, end = _window(document.text, candidate)
    words = document.text[start:end]
    lead = len(words) - len(_NUMBERING.sub("", words).lstrip("# ")) if not words.startswith("第") else 0
    start += lead
    words = document.text[start:end].rstrip(EDGE)
    return f"{words}。", Quote(document.id, start, start + len(words))


def timed_sentence(corpus: Corpus, candidate: Candidate, *, timed: bool) -> tuple[str, list[Quote]]:
    """A clause word for word; where its time is asked for and stands at the sentence's opening, after that opening."""
    sentence, quote = clause_sentence(corpus, candidate)
    passage = candidate.passage
    if not timed or has_year(sentence) or passage.start == passage.sentence[0]:
        return sentence, [quote]
    low, high = parts(corpus.documents[passage.document].text, *passage.sentence)[0]
    opening = corpus.documents[passage.document].text[low:high].strip(EDGE)
    if high > passage.start or not has_year(opening):
        return sentence, [quote]
    return f"{opening}:{sentence}", [Quote(passage.document, low, low + len(opening)), quote]


def _window(text: str, candidate: Candidate) -> tuple[int, int]:
    """The parts around the one that fits, as many as stay readable."""
    pieces = parts(text, candidate.passage.start, candidate.passage.end)
    low = high = at(pieces, candidate.span[0])
    while pieces[high][1] - pieces[low][0] < _LONGEST * 2 // 3 and (low or high + 1 < len(pieces)):
        behind = pieces[high + 1][1] - pieces[high + 1][0] if high + 1 < len(pieces) else None
        before = pieces[low - 1][1] - pieces[low - 1][0] if low else None
        if behind is None or (before is not None and before < behind):
            low -= 1
        else:
            high += 1
    return pieces[low][0], pieces[high][1]
