"""Between what was typed and the turns that answer it: English, slips and several questions are met here."""

import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from assistant.answering.composing.english_words import EnglishWords
from assistant.answering.composing.verify import verified
from assistant.answering.drafts.draft import Draft, Sentence
from assistant.answering.understanding.english import English, Reading
from assistant.answering.understanding.english_glossary import Glossary
from assistant.answering.understanding.facts import short_region
from assistant.answering.understanding.phrasing import MOST, Phrasing
from assistant.answering.understanding.stretches import Stretches
from assistant.answering.understanding.understand import Understanding
from assistant.text.normalize import fold
from assistant.text.pinyin import Pinyin
from assistant.text.typing_errors import TypingErrors
from assistant.text.vocabulary import Vocabulary, load_typing

Turn = Callable[[str], Draft]  # a Chinese question to its verified draft, remembered in the conversation
LONGEST_QUESTION = 2000  # characters
_ENGLISH_QUESTION = re.compile(
    r"(?<!\bno)(?<!\bNo)[?!.;]+\s+|"
    r",? (?:and|also)(?: please)?,? (?=(?:what|how|when|where|which|who|is|are|do|does|can)\b)"
)


class Front:
    """Read what was typed and word what the turns answer; the glossaries are loaded when they are first needed."""

    def __init__(self, understanding: Understanding, language: Path) -> None:
        self._understanding, self._language = understanding, language
        self._cues = Stretches(language / "asking.yaml")

    def answer(self, text: str, turn: Turn, refuse: Callable[[], Draft]) -> Draft:
        """The draft for a cleaned text; ``refuse`` gives the one for what lies outside."""
        if self._english.reads(text):
            return self._in_english(text, turn)
        typed = self.phrasing.read(text)
        if typed.refused:
            return refuse()
        draft = joined([turn(question) for question in typed.questions])
        if draft.status in {"answered", "not_disclosed"}:
            if typed.read_as:
                draft.say(f"按{''.join(f'“{word}”' for word in typed.read_as)}理解。")
            if typed.more:
                draft.say("一次最多回答四个问题,其余的请再问。")
        return draft

    def warm(self) -> None:
        """Load what the first question needs."""
        self.phrasing.read("公示到哪天为止 xiaoxue")

    def _in_english(self, text: str, turn: Turn) -> Draft:
        corpus = self._understanding.corpus
        region = next(iter(document.description.region for document in corpus.of_kind("announcement")), "")
        words = EnglishWords(self._english.glossary, corpus, short_region(region))
        drafts = []
        for question in self._english_questions(text)[:MOST]:
            reading = self._english.read(question)
            if reading.unknown or reading.outside or reading.elsewhere:
                drafts.append(words.unmatched(reading))
            else:
                told = words.worded(turn(reading.question), reading)
                checked = verified(told, corpus)
                lost = checked.status != told.status
                drafts.append(words.worded(Draft("not_disclosed", "none"), reading) if lost else checked)
        return spaced(joined(drafts))

    def _english_questions(self, text: str) -> list[str]:
        """The questions of an English text; greetings and stories before them ask nothing."""
        pieces = [piece for piece in _ENGLISH_QUESTION.split(text) if piece and piece.strip()]
        readings: list[tuple[str, Reading]] = [(piece, self._english.read(piece)) for piece in pieces]
        asking = [piece for piece, reading in readings if reading.outside or reading.ask != "value" or reading.about]
        bare = [piece for piece, reading in readings if reading.ask in {"threshold", "yes"} and not reading.about]
        return asking if len(asking) > 1 and not bare else [text]  # my class has 52 pupils. is that allowed?

    # -- loaded once ---------------------------------------------------------------------------------------------------

    @cached_property
    def _english(self) -> English:
        return English(Glossary(self._language / "english.yaml", self._understanding.standard), self._spelled)

    def _spelled(self, token: str) -> str:
        """The Chinese word of two syllables or more that a Latin token spells; empty for none."""
        return self._pinyin.reading(token)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        corpus, standard = self._understanding.corpus, self._understanding.standard
        names = [name for indicator in standard.indicators for name in indicator.names]
        regions = [short_region(document.description.region) for document in corpus.of_kind("announcement")]
        public = [document.text for document in corpus.documents.values() if document.audience == "public"]
        # 老师累 may be said, but 老师类 is not meant for it
        printed = corpus.lexicon.vocabulary - corpus.lexicon.everyday
        own = [*printed, *names, *regions, *(region[:-1] for region in regions)]
        return Vocabulary(self._understanding.segmenter, own, public, load_typing(self._language / "typing.yaml"))

    @cached_property
    def _pinyin(self) -> Pinyin:
        lexicon = self._understanding.corpus.lexicon
        latin = " ".join(fold(document.text) for document in self._understanding.corpus.documents.values())
        return Pinyin(self._vocabulary, lexicon.stop | lexicon.light, latin)

    @cached_property
    def phrasing(self) -> Phrasing:
        """How Chinese is read."""
        lexicon = self._understanding.corpus.lexicon
        slips = TypingErrors(self._vocabulary, lexicon.stop | lexicon.light | set(lexicon.groups))
        return Phrasing(self._cues, self._understanding, slips, self._pinyin)


def unreadable(words: str) -> Draft | None:
    """What is said to a cleaned text that is empty or too long; None for every other."""
    if not any(char.isalnum() for char in words):
        return Draft("clarify", "none", options=("小学多媒体教室达标吗", "公示到哪天为止")).say(
            "没有看到问题。请用一句话写下想问的事,例如“小学多媒体教室达标吗”。"
        )
    if len(words) > LONGEST_QUESTION:
        return Draft("clarify", "none").say("问题太长了,请用一两句话写下最想问的一件事。")
    return None


def joined(drafts: list[Draft]) -> Draft:
    """Several answers as one, in order; a part that asks back is left out where another was answered."""
    if len(drafts) == 1:
        return drafts[0]
    told = [draft for draft in drafts if draft.status not in {"clarify", "error"}] or drafts[:1]
    best = min(told, key=lambda draft: _ORDER.index(draft.status))
    routes = {draft.route for draft in told} - {"none"}
    whole = Draft(best.status, "both" if len(routes) > 1 else next(iter(routes), "none"), options=best.options)
    for draft in told:
        whole.working += [outcome for outcome in draft.working if outcome not in whole.working]
        for sentence in draft.sentences:
            whole.say(sentence.text, *sentence.quotes)
    return whole


def spaced(draft: Draft) -> Draft:
    """English sentences with a blank between them."""
    draft.sentences = [
        Sentence(sentence.text if place == 0 else f" {sentence.text.lstrip()}", sentence.quotes)
        for place, sentence in enumerate(draft.sentences)
    ]
    return draft


_ORDER = ("answered", "not_disclosed", "out_of_scope", "clarify", "error")
