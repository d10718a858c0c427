"""What the documents state in forms that a calculation can use: reported values, claims, contact fields, periods."""

import re
from functools import cached_property

from assistant.documents.corpus import Corpus
from assistant.documents.fields import Field, Period, fields, period
from assistant.documents.figures import Figure
from assistant.documents.model import Document
from assistant.errors import CorpusError
from assistant.indicators.audit import Audit, audit
from assistant.indicators.reported import Reported, all_values, best
from assistant.indicators.standard import Standard
from assistant.text.normalize import fold
from assistant.types import Level, Role

_NATION = re.compile(
    r"(?:回族|蒙古族|蒙古|藏族|彝族|土家族|苗族|壮族|侗族|瑶族|哈萨克族?|柯尔克孜|维吾尔族?|满族|朝鲜族|各族)*自治(?=县|旗|州)"
)
_ABOVE = re.compile(r"^.*(?:省|自治区|市|自治州|地区|盟)(?=[\u4e00-\u9fff]{2,}(?:县|市|区|旗)$)")


def short_region(region: str) -> str:
    """The county as people say it: 某某回族自治县 → 某某县, 某省某县 → 某县."""
    return _ABOVE.sub("", _NATION.sub("", region))


class AnnouncementFacts:
    """The facts of one announcement."""

    def __init__(self, document: Document, corpus: Corpus, standard: Standard) -> None:
        self.document = document
        self.county = short_region(document.description.region)
        self._corpus, self._standard = corpus, standard

    @cached_property
    def figures(self) -> list[Figure]:
        """Every figure of the announcement, in order."""
        own = (passage.id for passage in self._corpus.passages.values() if passage.document == self.document.id)
        return [figure for key in own for figure in self._corpus.figures.get(key, [])]

    @cached_property
    def audit(self) -> Audit:
        """The announcement held against every indicator."""
        return audit(self.document, self.figures, self._standard)

    @cached_property
    def reported(self) -> dict[tuple[str, str, Level | None], Reported]:
        """The value reported for each indicator, condition (``cv``: its 差异系数) and level."""
        return best(all_values(self.document, self.figures, self._standard))

    @cached_property
    def fields(self) -> list[Field]:
        """Telephone, address and the like."""
        return fields(self.document)

    @cached_property
    def period(self) -> Period | None:
        """The days on which it can be commented on."""
        return period(self.document)


class Facts:
    """The facts of a whole corpus."""

    def __init__(self, corpus: Corpus, standard: Standard) -> None:
        self.corpus, self.standard = corpus, standard
        self.announcements = {
            document.id: AnnouncementFacts(document, corpus, standard) for document in corpus.of_kind("announcement")
        }

    def announcement(self, name: str | None = None, *, question: str = "", role: Role = "public") -> AnnouncementFacts:
        """The announcement of that id, else the one whose county a question names, else the newest.

        Unless one is named, only those that the reader may see are looked at.
        """
        if name is not None:
            if name not in self.announcements:
                raise CorpusError(f"没有公示 {name}", remedy=f"从 {'、'.join(self.announcements)} 里选")
            return self.announcements[name]
        words = fold(question)
        readable = [
            facts for facts in self.announcements.values() if role == "staff" or facts.document.audience == "public"
        ]
        for facts in readable:
            if facts.county and facts.county[:2] in words:
                return facts
        if not readable:
            raise CorpusError("没有可以公开的公示", remedy="把公示的 audience 改为 public,或者用 --role staff")
        return max(readable, key=lambda facts: facts.document.description.published or facts.document.description.opens)
