"""A file's bytes to the text that is stored and quoted."""

import hashlib
import re
import unicodedata
from pathlib import Path

from assistant.errors import CorpusError
from assistant.text.normalize import simplify

SUFFIXES = (".txt", ".md")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def read_text(path: Path) -> str:
    """Read UTF-8 (with or without BOM) or GB18030; line ends become ``\\n``. CorpusError names file and byte."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise CorpusError(f"文件读不了({fault.strerror})", where=str(path), remedy="检查文件和权限") from fault
    return decode(data, str(path))


def decode(data: bytes, name: str) -> str:
    """Decode a document's bytes; nothing is guessed beyond UTF-8 and GB18030."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        text = _gb18030(data, name, fault.start)
    if "\x00" in text:
        place = data.find(b"\x00")
        raise CorpusError(f"第 {place + 1} 个字节是空字符,不是文本文件", where=name, remedy="换成 UTF-8 编码的文本文件")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _gb18030(data: bytes, name: str, bad_byte: int) -> str:
    fault = CorpusError(
        f"既不是 UTF-8 也不是 GB18030,第 {bad_byte + 1} 个字节 0x{data[bad_byte]:02X} 起读不下去",
        where=name,
        remedy="把文件另存为 UTF-8 编码",
    )
    # Hardly any GB18030 text starts with two characters of valid UTF-8: this is UTF-8 with a damaged byte.
    if len(_HAN.findall(data[:bad_byte].decode("utf-8-sig"))) >= 2:
        raise fault
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise fault from None
    if not _plausible(text):
        raise fault
    return text


def _plausible(text: str) -> bool:
    """GB18030 decodes almost any bytes: real Chinese text, simplified, stays within the characters of GB 2312."""
    foreign = [char for char in simplify(text) if ord(char) > 127]
    if any(unicodedata.category(char) in {"Co", "Cn", "Cc"} for char in foreign):
        return False
    common = sum(1 for char in foreign if _in_gb2312(char))
    return common >= 0.9 * len(foreign)


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def digest(text: str) -> str:
    """SHA-256 of the stored text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
