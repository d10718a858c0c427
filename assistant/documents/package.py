"""Whether a zip package (docx, xlsx) may be opened at all: nothing in it is unpacked before it is counted."""

import io
import zipfile

from assistant.errors import UploadError

_MOST_PARTS = 2000
_MOST_BYTES = 200_000_000  # unpacked, of all parts together
_MOST_TIMES = 200  # unpacked against packed: real documents stay below 20, a bomb has a thousand
_SMALL = 1_000_000  # bytes; a small part may be packed as well as it likes
_MACROS = ("vbaproject", "vbadata", "activex", "macrosheets", "oleobject", "embeddings/")
_XML = (".xml", ".rels")
_HEAD = 2048


def parts(data: bytes, name: str) -> frozenset[str]:
    """The names of a package's parts; UploadError for a bomb, macros, embedded programs or a broken package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _counted(package, name)
            for entry in package.infolist():
                _plain(package, entry, name)
            return frozenset(package.namelist())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as fault:
        remedy = "用 Word、Excel 或者 WPS 重新另存一次,不加密码"
        raise UploadError("文件已损坏或加了密码,打不开", where=name, remedy=remedy) from fault


def _counted(package: zipfile.ZipFile, name: str) -> None:
    entries = package.infolist()
    unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    if len(entries) > _MOST_PARTS or unpacked > _MOST_BYTES or unpacked > _SMALL + _MOST_TIMES * packed:
        raise UploadError(
            f"解压以后有 {unpacked // 1_000_000} MB、{len(entries)} 个部分,不像正常的文档",
            where=name,
            remedy="只保留正文和表格后重新另存",
        )


def _plain(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    lowered = entry.filename.lower()
    if any(word in lowered for word in _MACROS):
        raise UploadError("文件里有宏或者嵌入的程序", where=name, remedy="另存为不含宏的 .docx 或 .xlsx")
    if lowered.endswith(_XML):
        with package.open(entry) as part:
            head = part.read(_HEAD).lower()
        if b"<!doctype" in head or b"<!entity" in head:
            raise UploadError("文件里有不允许的 XML 声明", where=name, remedy="用 Word、Excel 或者 WPS 重新另存一次")
        if lowered == "[content_types].xml" and b"macroenabled" in package.read(entry).lower():
            raise UploadError("这是启用宏的文件", where=name, remedy="另存为不含宏的 .docx 或 .xlsx")
