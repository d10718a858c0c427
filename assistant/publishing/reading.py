"""What was read of a draft, before anybody decides to publish it: sections, figures, and everything that is wrong."""

from datetime import date
from pathlib import Path

from assistant.documents.corpus import Corpus, read_document
from assistant.documents.fields import Field, Period, fields, period
from assistant.documents.figures import Figure
from assistant.documents.model import Document
from assistant.errors import AssistantError, TableError
from assistant.indicators.audit import Audit
from assistant.indicators.county import CountyResult, county_result
from assistant.indicators.faults import FaultyTable, Remark
from assistant.indicators.sources import audit_of
from assistant.indicators.standard import Standard
from assistant.indicators.table import SchoolTable, read_table
from assistant.publishing.drafts import Draft, Drafts
from assistant.text.lexicon import Lexicon
from assistant.types import Frozen

_DATES = {"published": "发布日期", "opens": "公示开始", "closes": "公示截止"}


class AnnouncementReading(Frozen):
    """An announcement as it would be answered from; with a fault it cannot be published."""

    document: Document
    figures: tuple[Figure, ...]
    fields: tuple[Field, ...]
    period: Period | None
    audit: Audit
    faults: tuple[str, ...]
    warnings: tuple[str, ...]


class TableReading(Frozen):
    """A school table as it would be computed with; with a fault nothing of it is used."""

    table: SchoolTable | None
    county: CountyResult | None
    faults: tuple[Remark, ...]
    told: str = ""  # what is wrong with the file as such
    warnings: tuple[Remark, ...] = ()


def read_announcement(draft: Draft, drafts: Drafts, lexicon: Lexicon, standard: Standard) -> AnnouncementReading:
    """Read an announcement's draft; AssistantError where it cannot be read at all."""
    document = read_document(drafts.file(draft), "announcement")
    corpus = Corpus([document], lexicon)
    faults = tuple(_wrong_dates(document))
    warnings = [*draft.notes]
    if not any(section.path for section in document.sections):
        warnings.append("没有认出标题,全文当作一节;标题要写成「一、」「(一)」或「# 标题」")
    if not document.description.region:
        warnings.append("没有认出是哪个县,请填写地区")
    if not corpus.figures:
        warnings.append("没有读到任何数值")
    return AnnouncementReading(
        document=document,
        figures=tuple(figure for found in corpus.figures.values() for figure in found),
        fields=tuple(fields(document)),
        period=period(document),
        audit=audit_of(document, corpus, standard),
        faults=faults,
        warnings=tuple(warnings),
    )


def _wrong_dates(document: Document) -> list[str]:
    told, found = document.description, []
    days: dict[str, date] = {}
    for name, label in _DATES.items():
        text = getattr(told, name)
        try:
            if text:
                days[name] = date.fromisoformat(text)
        except ValueError:
            found.append(f"{label}「{text}」不是日期,应当写成 2026-01-20 的样子")
    if "opens" in days and "closes" in days and days["closes"] < days["opens"]:
        found.append(f"公示截止 {told.closes} 早于公示开始 {told.opens}")
    return found


def read_schools(draft: Draft, drafts: Drafts, standard: Standard) -> TableReading:
    """Read a school table's draft; every fault with its row and column."""
    try:
        table = read_table(drafts.file(draft))
        return TableReading(table=table, county=county_result(table, standard), faults=(), warnings=table.warnings)
    except FaultyTable as fault:
        return TableReading(table=None, county=None, faults=fault.faults)
    except TableError as fault:
        return TableReading(table=None, county=None, faults=(), told=_without_place(fault, drafts.file(draft)))


def _without_place(fault: AssistantError, file: Path) -> str:
    """The fault's words, without the machine's path."""
    where = fault.where.replace(str(file.with_suffix(".yaml")), "说明").replace(str(file), "")
    return str(AssistantError(fault.what, where=where, remedy=fault.remedy))
