"""What the routes of an assistant share, built once from its library: understanding, words of yes and no, tools."""

from assistant.answering.library import Library
from assistant.answering.places.basics import Basics
from assistant.answering.places.doubted import Doubted
from assistant.answering.places.expected import Expected
from assistant.answering.places.polarity import Polarity
from assistant.answering.places.restrictions import Restrictions
from assistant.answering.places.wanted import Wanted
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.kinds import Kinds
from assistant.answering.understanding.premise_words import PremiseWords
from assistant.answering.understanding.scope_words import ScopeWords
from assistant.answering.understanding.siblings import Siblings
from assistant.answering.understanding.understand import Understanding
from assistant.settings import shipped_corpus
from assistant.text.words import Segmenter

_LONGEST_NAME = 8  # characters; a longer name of an indicator is cut into its words


class Parts:
    """One of each; ``language`` is the folder of the files that an office can edit."""

    def __init__(self, library: Library) -> None:
        language = self.language = shipped_corpus() / "language"
        corpus, standard = self.corpus, self.standard = library.corpus, library.standard
        lexicon = corpus.lexicon
        self.segmenter = Segmenter(_vocabulary(library), lexicon.stop | lexicon.light)
        self.facts = Facts(corpus, standard)
        kinds, siblings = Kinds(language), Siblings(language / "siblings.yaml")
        scope = ScopeWords.read(language / "scope.yaml")
        self.understanding = Understanding(corpus, standard, kinds, self.segmenter, siblings, scope)
        self.premise_words = PremiseWords(language / "premise.yaml")
        self.doubted = Doubted(language / "doubted.yaml")
        self.polarity = Polarity(language / "polarity.yaml", self.premise_words, self.doubted)
        self.wanted = Wanted(language / "wanted.yaml", self.understanding.schools)
        self.expected = Expected(language / "expected.yaml")
        self.restrictions = Restrictions(language / "restrictions.yaml")
        self.basics = Basics(self.facts, language / "basics.yaml")
        self.toolbox = Toolbox(self.facts, self.understanding, self.polarity, library.tables)


def _vocabulary(library: Library) -> set[str]:
    """The words that segmentation should keep whole: the field's own and the indicators' names."""
    names = {name for indicator in library.standard.indicators for name in indicator.names}
    regions = {document.description.region for document in library.corpus.of_kind("announcement")}
    return {*library.corpus.lexicon.vocabulary, *(name for name in names if len(name) <= _LONGEST_NAME), *regions}
