"""The counties whose announcements are loaded, as questions name them."""

from assistant.documents.corpus import Corpus

_SHORT = 2  # characters by which a county is known: 示例 of 示例县


class Counties:
    """The names of the counties and every part of a name; one per understanding."""

    def __init__(self, corpus: Corpus) -> None:
        regions = [document.description.region for document in corpus.of_kind("announcement")]
        self._short = {region[:_SHORT] for region in regions}
        self._parts = {
            region[low:high]
            for region in regions
            for low in range(len(region))
            for high in range(low + _SHORT, len(region) + 1)
        }

    def is_name(self, word: str) -> bool:
        """Say whether a word is the name of one of the counties, or a part of it."""
        return word in self._parts

    def named_in(self, question: str) -> bool:
        """Say whether a question names one of the counties."""
        return any(name in question for name in self._short)
