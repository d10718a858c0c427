"""A folder of documents: announcements, the standard, and what their descriptions say."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from assistant.documents.figures import Figure
from assistant.documents.model import Description, Document, Passage
from assistant.documents.passages import passages
from assistant.documents.read import SUFFIXES, digest, read_text
from assistant.documents.sections import sections
from assistant.documents.tabled import all_figures
from assistant.errors import CorpusError
from assistant.text.lexicon import Lexicon
from assistant.text.normalize import fold
from assistant.text.yaml_file import read_yaml
from assistant.text.years import years
from assistant.types import DocumentKind

_FOLDERS: dict[str, DocumentKind] = {"announcements": "announcement", "standards": "standard"}
_NAME = r"(?:(?![省市县区旗])[\u4e00-\u9fff])"
# A county's name at the start of a run of words, with the province and the city before it where they stand there.
_PLACE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:年度?|月|日|关于|印发|根据|按照|在|由|经|对)*"
    rf"((?:{_NAME}{{1,10}}(?:省|市|自治[区州]))*(?:{_NAME}{{2,14}}自治[县旗]|{_NAME}{{1,5}}[县区旗])|{_NAME}{{2,8}}市)"
)
# 全县, 城区, 边远地区: words that end like a name
_COMMON = re.compile(r"^(?:.?[我全本各该外邻]|县|市)[县市区旗]$|^.区$|(?:地|责任|学|社|校|牧|自治)区$")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|\(|\d+[.、]")
_LONGEST_TITLE = 60


class Corpus:
    """The documents of a folder with their passages and figures, in a fixed order.

    ``rows`` are the passages of school tables. They are kept apart: what is counted over passages (how rare a word is,
    which places a question names) must not change with a table that the asker may not see.
    """

    def __init__(self, documents: list[Document], lexicon: Lexicon, rows: Iterable[Passage] = ()) -> None:
        self.documents = {document.id: document for document in documents}
        self.lexicon = lexicon
        self.rows = {passage.id: passage for passage in rows}

    def joined(self, tables: list[Document], rows: Iterable[Passage]) -> "Corpus":
        """The corpus with school tables as documents of kind ``schools`` and with their passages."""
        for table in tables:
            if table.id in self.documents:
                raise CorpusError(f"学校数据与文档同名 {table.id}", where="schools/", remedy="改掉其中一个的文件名")
        return Corpus([*self.documents.values(), *tables], self.lexicon, rows) if tables else self

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """All passages by id, in reading order."""
        return {passage.id: passage for document in self.documents.values() for passage in passages(document)}

    @cached_property
    def figures(self) -> dict[str, list[Figure]]:
        """The figures of each passage that has any."""
        found: dict[str, list[Figure]] = {}
        for document in self.documents.values():
            own = [passage for passage in self.passages.values() if passage.document == document.id]
            for figure in all_figures(document, own, self.lexicon):
                found.setdefault(figure.passage, []).append(figure)
        return found

    def figures_in(self, document: str, start: int, end: int) -> list[Figure]:
        """The figures whose digits stand in ``text[start:end]`` of a document, in order."""
        return [figure for figure in self._in_order.get(document, ()) if start <= figure.start < end]

    def figures_of(self, document: str) -> list[Figure]:
        """The figures of a whole document, in order."""
        return self._in_order.get(document, [])

    def beside(self, figure: Figure) -> list[Figure]:
        """The figures of the sentence that one stands in, itself among them, in order."""
        return self.in_sentence(self.passages[figure.passage])

    def in_sentence(self, passage: Passage) -> list[Figure]:
        """The figures of the sentence that a passage stands in, in order."""
        return self.figures_in(passage.document, *passage.sentence)

    def figure_at(self, document: str, start: int) -> Figure | None:
        """The figure whose digits start at a place, or None."""
        return next(iter(self.figures_in(document, start, start + 1)), None)

    def same_of_other_times(self, one: Figure) -> list[Figure]:
        """The numbers of a document that count what one of them does, of whatever time, that one among them."""
        kept = (one.subject, one.level, one.unit)
        return [
            figure for figure in self._in_order[one.document] if (figure.subject, figure.level, figure.unit) == kept
        ]

    def alike(self, one: Figure) -> list[Figure]:
        """The numbers of one kind and level in a number's sentence or, of one thing, in its table, each of one year."""
        figures = self.beside(one)
        if one.heading:
            figures = [f for f in self._in_order[one.document] if f.heading and f.subject == one.subject]
        same = [figure for figure in figures if (figure.kind, figure.level) == (one.kind, one.level)]
        dated = [figure for figure in same if len(years(figure.time, date.min)) == 1]
        if one.heading and len({figure.time for figure in dated}) < len(dated):
            dated = [figure for figure in dated if figure.passage == one.passage]  # 小学 has rows of several tables
        own = [figure for figure in dated if figure.subject == one.subject]
        return own if len(own) > 1 else dated

    def by_year(self, one: Figure) -> list[Figure]:
        """The numbers of several years that stand beside a number, or where its document tells it again."""
        same = [
            other
            for other in self.figures_of(one.document)
            if (other.base, other.kind) == (one.base, one.kind) and other.level in {one.level, None}
        ]
        return next((alike for own in (one, *same) if len(alike := self.alike(own)) > 1), [])

    @cached_property
    def _in_order(self) -> dict[str, list[Figure]]:
        found: dict[str, list[Figure]] = {}
        for figures_of in self.figures.values():
            for figure in figures_of:
                found.setdefault(figure.document, []).append(figure)
        return {key: sorted(value, key=lambda figure: figure.start) for key, value in found.items()}

    def of_kind(self, kind: DocumentKind) -> list[Document]:
        """The documents of one kind."""
        return [document for document in self.documents.values() if document.kind == kind]


def load_corpus(folder: Path, shipped: Path, lexicon: Lexicon, over: Path | None = None) -> Corpus:
    """Read ``folder``; where it brings no ``standards/`` of its own, the shipped ones stand in.

    What lies in ``over`` stands in for documents of the same name, and beside the others.
    Raises CorpusError for a missing folder, one without announcements, or an unreadable document or description.
    """
    if not folder.is_dir():
        raise CorpusError("文件夹不存在", where=str(folder), remedy="用 --corpus 指向含 announcements/ 的文件夹")
    documents: list[Document] = []
    for name, kind in _FOLDERS.items():
        place = folder / name
        if kind == "standard" and not place.is_dir():
            place = shipped / name
        laid = _files(over / name) if over else []
        hidden = {path.stem for path in laid}
        files = [path for path in _files(place) if path.stem not in hidden]
        documents += [read_document(path, kind) for path in sorted([*files, *laid], key=lambda path: path.name)]
    if not any(document.kind == "announcement" for document in documents):
        raise CorpusError(
            f"announcements/ 里没有文档(读 {'、'.join(SUFFIXES)})", where=str(folder), remedy="放入公示文本后再试"
        )
    seen: dict[str, str] = {}
    for document in documents:
        if document.id in seen:
            raise CorpusError(f"两个文档同名 {document.id}", where=str(folder), remedy="改掉其中一个的文件名")
        seen[document.id] = document.kind
    return Corpus(documents, lexicon)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and not path.name.startswith("."))
    return sorted(found)


def read_document(path: Path, kind: DocumentKind) -> Document:
    """Read one document with its description, or with what its first lines tell where there is none."""
    text = read_text(path)
    if not text.strip():
        raise CorpusError("文档是空的", where=str(path), remedy="放入正文或移走这个文件")
    beside = path.with_suffix(".yaml")
    given = _description(beside) if beside.exists() else Description()
    guessed = _guess(text, path.stem, given)
    return Document(
        id=path.stem, kind=kind, text=text, sha256=digest(text), description=guessed, sections=sections(text)
    )


def _description(path: Path) -> Description:
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise CorpusError("应当是键和值", where=str(path), remedy="按 corpus/announcements 里的示例书写")
    try:
        return Description.model_validate(data)
    except ValidationError as fault:
        first = fault.errors()[0]
        key, unknown = ".".join(map(str, first["loc"])), first["type"] == "extra_forbidden"
        choices = first.get("ctx", {}).get("expected", "").replace(" or ", " 或 ")
        what = (
            f"不认识的键 {key}"
            if unknown
            else f"{key} 的值 {first['input']!r} 不合要求" + f",应为 {choices}" * bool(choices)
        )
        known = "、".join(Description.model_fields)
        raise CorpusError(what, where=str(path), remedy=f"改正后再试(可用的键:{known})") from fault


def _guess(text: str, stem: str, given: Description) -> Description:
    update = {}
    if not given.title:
        update["title"] = title_of(text) or stem
    if not given.region:
        update["region"] = region_of(given.title or update.get("title", ""), text)
    return given.model_copy(update=update)


def title_of(text: str) -> str:
    """The first line where it reads like a title: short and without a full stop."""
    first = text.strip().splitlines()[0].strip().lstrip("# ").strip()
    return first if len(first) <= _LONGEST_TITLE and "。" not in first and not _NUMBERED.match(fold(first)) else ""


def region_of(title: str, text: str) -> str:
    """The county that a document speaks of: the place its title names, else the one its text names most."""
    for source in (title, text):
        counts = Counter(place for place in _PLACE.findall(fold(source)) if not _COMMON.search(place))
        if counts:
            best: str = counts.most_common(1)[0][0]
            # 甲乙县 and 甲乙回族自治县 are one place: prefer the fuller name
            fuller = [place for place in counts if place[:2] == best[:2] and len(place) > len(best)]
            return max(fuller, key=len, default=best)
    return ""
