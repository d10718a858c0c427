"""What was uploaded and is not published: each in a folder whose name nobody outside chooses."""

import json
import re
import secrets
import shutil
import time
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field

from assistant.documents.convert import convert, kind_of
from assistant.errors import UploadError
from assistant.types import Frozen

Kind = Literal["announcement", "schools"]
TABLE_STEM = "schools"  # of the published table: there is one at a time
_ID = re.compile(r"[0-9a-f]{32}")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_KEPT_SECONDS = 7 * 24 * 3600
_SHOWN_NAME = 120  # characters
LONGEST_TEXT = 2_000_000  # characters


class Draft(Frozen):
    """An upload: ``document`` is the id that it would be published under, ``told`` what its description says."""

    id: str
    kind: Kind
    name: str  # as the browser called it: shown, never used as a path
    suffix: Literal[".txt", ".xlsx", ".csv"]
    document: str
    told: dict[str, str]
    notes: tuple[str, ...] = ()
    user: str = ""
    time: float = Field(default_factory=time.time)  # seconds since 1970


class Drafts:
    """The drafts of one data folder."""

    def __init__(self, data_dir: Path, most_bytes: int) -> None:
        self._place, self._most = data_dir / "drafts", most_bytes

    def add(self, kind: Kind, data: bytes, name: str, *, user: str, document: str = "", **told: str) -> Draft:
        """Keep an upload; UploadError for a file that is too large, none that can be read, or not let in.

        An announcement is kept as the text that would be stored and quoted, a table as the file that it is.
        """
        name = _shown(name)
        if not data:
            raise UploadError("文件是空的", where=name, remedy="换一个文件")
        if len(data) > self._most:
            raise UploadError(
                f"文件有 {len(data) / 1e6:.1f} MB", where=name, remedy=f"上传 {self._most // 1_000_000} MB 以内的文件"
            )
        self.sweep()
        if kind == "announcement":
            read = convert(data, name)
            content, suffix, notes = read.text.encode(), ".txt", read.notes
        else:
            found = kind_of(data, name)
            if found not in ("xlsx", "text"):
                raise UploadError("不是学校数据表", where=name, remedy="上传 .xlsx 或者 .csv")
            content, suffix, notes = data, ".xlsx" if found == "xlsx" else ".csv", ()
        draft = Draft(
            id=secrets.token_hex(16),
            kind=kind,
            name=name,
            suffix=suffix,
            document=document or _new_name(kind),
            told={key: value for key, value in told.items() if value},
            notes=notes,
            user=user,
        )
        self._write(draft, content)
        return draft

    def revise(self, draft: Draft, *, document: str, text: str | None = None, **told: str) -> Draft:
        """Keep another text or another description for a draft."""
        changed = draft.model_copy(
            update={"document": document, "told": {key: value for key, value in told.items() if value}}
        )
        content = self.file(draft).read_bytes()
        if text is not None and draft.kind == "announcement":
            text = text.replace("\r\n", "\n").replace("\x00", "")
            if not text.strip() or len(text) > LONGEST_TEXT:
                raise UploadError("正文是空的" if not text.strip() else "正文太长", remedy="改正后再试")
            content = text.encode("utf-8", "replace")
        self._write(changed, content, old=draft)
        return changed

    def load(self, key: str) -> Draft:
        """A draft by its id; UploadError where there is none."""
        try:
            if _ID.fullmatch(key):
                return Draft.model_validate_json((self._place / key / "draft.json").read_text("utf-8"))
        except (OSError, ValueError) as fault:
            raise UploadError("这份草稿已经不在了", remedy="重新上传") from fault
        raise UploadError("没有这份草稿", remedy="重新上传")

    def all(self) -> list[Draft]:
        """Every draft, newest first."""
        found = []
        for place in self._place.glob("*/draft.json"):
            try:
                found.append(Draft.model_validate_json(place.read_text("utf-8")))
            except (OSError, ValueError):  # half written by a process that was killed
                continue
        return sorted(found, key=lambda draft: -draft.time)

    def file(self, draft: Draft) -> Path:
        """Its text or table, with its description beside it, as a corpus folder would hold them."""
        return self._place / draft.id / f"{draft.document}{draft.suffix}"

    def remove(self, draft: Draft) -> None:
        """Throw a draft away."""
        shutil.rmtree(self._place / draft.id, ignore_errors=True)

    def sweep(self) -> None:
        """Throw away what nobody came back to for a week."""
        for place in self._place.glob("*"):
            if place.stat().st_mtime < time.time() - _KEPT_SECONDS:
                shutil.rmtree(place, ignore_errors=True)

    def _write(self, draft: Draft, content: bytes, old: Draft | None = None) -> None:
        folder = self._place / draft.id
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if old is not None and old.document != draft.document:
                self.file(old).unlink(missing_ok=True)
                self.file(old).with_suffix(".yaml").unlink(missing_ok=True)
            self.file(draft).write_bytes(content)
            told: Any = yaml.safe_dump(draft.told, allow_unicode=True, sort_keys=False)
            self.file(draft).with_suffix(".yaml").write_text(told, "utf-8")
            (folder / "draft.json").write_text(json.dumps(draft.model_dump(), ensure_ascii=False), "utf-8")
        except OSError as fault:
            raise UploadError(f"存不下来({fault.strerror})", where=draft.name, remedy="检查磁盘空间") from fault


def _shown(name: str) -> str:
    """A file's name as it may be shown: the last part of whatever was sent, printable and not endless."""
    last = re.split(r"[/\\]", name)[-1].encode("utf-8", "replace").decode()
    return "".join(char for char in last if char.isprintable())[:_SHOWN_NAME] or "(没有名字)"


def _new_name(kind: Kind) -> str:
    if kind == "schools":
        return TABLE_STEM
    return f"gongshi-{time.strftime('%Y%m%d')}-{secrets.token_hex(3)}"


def checked_name(name: str, known: set[str]) -> str:
    """An id for a document: a new one of plain letters, or one that is there; UploadError otherwise."""
    if name in known or _NAME.fullmatch(name):
        return name
    raise UploadError(f"编号 {name!r} 不行", remedy="用小写字母、数字和 -,最多 40 个")
