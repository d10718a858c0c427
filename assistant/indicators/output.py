"""A report into a file, whole or not at all."""

import os
from pathlib import Path

from assistant.errors import InputError
from assistant.indicators.report import Report


def write(report: Report, path: Path) -> None:
    """Write ``.xlsx`` or ``.html``; InputError for another suffix and for a place that cannot be written."""
    match path.suffix.lower():
        case ".xlsx":
            from assistant.indicators.workbook import workbook_bytes

            data = workbook_bytes(report)
        case ".html" | ".htm":
            from assistant.indicators.page import page

            data = page(report).encode("utf-8")
        case other:
            raise InputError(
                f"不会写 {other or '没有后缀'} 文件", where=str(path), remedy="换一个以 .xlsx 或者 .html 结尾的文件名"
            )
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise InputError(
            f"文件写不了({fault.strerror})", where=str(path), remedy="检查文件夹和权限,或者先关上这个文件"
        ) from fault
