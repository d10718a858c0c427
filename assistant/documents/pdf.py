"""A .pdf to text: lines that the page broke are joined again, page numbers left out, pages without text told."""

import io
import logging
import re

from assistant.errors import UploadError

_MOST_PAGES = 500
_MOST_CHARACTERS = 2_000_000
_PAGE_NUMBER = re.compile(r"[-—–\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*\d+\s*页?)?[-—–\s]*")
_HEADING = re.compile(
    r"\s*(?:第?[一二三四五六七八九十百]+[、章节条]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、](?!\d)|[①-⑳])"
)
_ENDS = re.compile(r"[。！？!?;；:：]\s*$")
_HAN_GAP = re.compile(r"(?<=[\u4e00-\u9fff，。；：、（）《》“”])[ \u3000]+(?=[\u4e00-\u9fff，。；：、（）《》“”])")
_SHORT = 0.75  # of the longest line: a line much shorter than the page is wide ends a paragraph
_SHORT_LEAST = 10


def read_pdf(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text, and what to look at; UploadError for a scan, a locked or a broken file."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UploadError("PDF 加了密码", where=name, remedy="另存为不加密码的 PDF")
        if len(reader.pages) > _MOST_PAGES:
            raise UploadError(f"PDF 有 {len(reader.pages)} 页", where=name, remedy=f"分成不超过 {_MOST_PAGES} 页的文件")
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > _MOST_CHARACTERS:
                raise UploadError("PDF 里的文字太多", where=name, remedy="只上传公示的那几页")
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as fault:
        raise UploadError("读不出这个 PDF", where=name, remedy="重新导出一次,或者改传 .docx") from fault
    empty = [str(number) for number, text in enumerate(pages, 1) if not text.strip()]
    if len(empty) == len(pages):
        raise UploadError("PDF 里没有文字,像是扫描件", where=name, remedy="先识别成文字,或者上传 Word 原件")
    notes = [f"第 {'、'.join(empty)} 页没有文字,像是扫描的图片,没有读"] if empty else []
    notes.append("PDF 的换行和表格是推断的,请对照原件看一遍")
    return _joined([line for text in pages for line in _page_lines(text)]), tuple(notes)


def _page_lines(text: str) -> list[str]:
    lines = [_HAN_GAP.sub("", line.rstrip()) for line in text.splitlines()]
    lines = [line for line in lines if line.strip()]
    for place in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(lines[place]):
            lines.pop(place)
    return lines


def _joined(lines: list[str]) -> str:
    """Paragraphs out of lines: a line goes on unless it ends a sentence, is short, or a heading follows."""
    widest = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    open_line = False
    for line in lines:
        starts = bool(_HEADING.match(line)) or line.startswith(("  ", "\u3000\u3000"))
        if open_line and not starts:
            paragraphs[-1] += line.strip()
        else:
            paragraphs.append(line.strip())
        open_line = not _ENDS.search(line) and len(line) >= max(_SHORT * widest, _SHORT_LEAST)
    return "\n".join(paragraphs)
