"""A file of any kind that can be read to the text that is stored and quoted; the kind is told by the content."""

import re
from typing import Literal

from assistant.documents.package import parts
from assistant.documents.read import decode
from assistant.errors import CorpusError, UploadError
from assistant.types import Frozen

Kind = Literal["text", "docx", "pdf", "html", "xlsx"]
_ZIP, _PDF, _OLD = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0"
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_BLANK = re.compile(r"[ \t\u3000\xa0]+(?=\n|$)")
_GAPS = re.compile(r"\n{3,}")


class Converted(Frozen):
    """The text of a file, and what its reader should look at: pages without text, what was left out."""

    kind: Kind
    text: str
    notes: tuple[str, ...] = ()


def kind_of(data: bytes, name: str) -> Kind:
    """What a file is by its content; UploadError for a kind that is not read."""
    if data.startswith(_ZIP):
        found = parts(data, name)
        if "word/document.xml" in found:
            return "docx"
        if "xl/workbook.xml" in found:
            return "xlsx"
        raise UploadError("是压缩文件,但不是 .docx 或 .xlsx", where=name, remedy="解压以后上传里面的文件")
    if data[:1024].lstrip().startswith(_PDF):
        return "pdf"
    if data.startswith(_OLD):
        raise UploadError("是旧格式的 .doc 或 .xls,或者加了密码", where=name, remedy="另存为 .docx 或 .xlsx,不加密码")
    try:
        text = decode(data, name)
    except CorpusError as fault:
        raise UploadError(fault.what, where=name, remedy=fault.remedy) from fault
    return "html" if _HTML.match(text[:4096]) else "text"


def convert(data: bytes, name: str) -> Converted:
    """Read an announcement; UploadError for what is none, is empty, or is not let in."""
    match kind := kind_of(data, name):
        case "docx":
            from assistant.documents.word import read_docx

            found, notes = read_docx(data, name)
        case "pdf":
            from assistant.documents.pdf import read_pdf

            found, notes = read_pdf(data, name)
        case "html":
            from assistant.documents.webpage import read_html

            found, notes = read_html(decode(data, name)), ()
        case "xlsx":
            raise UploadError("这是工作簿,不是公示", where=name, remedy="学校数据请在「学校数据」一栏上传")
        case _:
            found, notes = decode(data, name), ()
    text = found if kind == "text" else _GAPS.sub("\n\n", _BLANK.sub("", found)).strip() + "\n"
    if not text.strip():
        raise UploadError("里面没有文字", where=name, remedy="扫描件请先识别成文字,或者换一个有文字的文件")
    return Converted(kind=kind, text=text, notes=notes)
