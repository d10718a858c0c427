"""A file's bytes to the text that is stored and quoted; what cannot be read says which byte."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import ANNOUNCEMENT, announcement

from assistant.documents.corpus import read_document
from assistant.documents.read import decode, digest, read_text
from assistant.errors import CorpusError

TEXT = "示例县义务教育优质均衡发展自查自评公示\n一、基本情况\n全县有学校12所,教师1033人。\n"
TRADITIONAL = "縣域義務教育優質均衡發展督導評估公示,每百名學生擁有網絡多媒體教室數"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), id="带BOM"),
        pytest.param(TEXT.encode("gb18030"), id="GB18030"),
        pytest.param(TEXT.encode("gbk"), id="GBK"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="CR"),
        pytest.param(TEXT.replace("\n", "\r\n").encode("gb18030"), id="GB18030和CRLF"),
    ],
)
def test_读成同样的文字(data: bytes) -> None:
    assert decode(data, "a.txt") == TEXT


def test_GB18030里的繁体和全角() -> None:
    text = TRADITIONAL + "\uff0c7.7㎡\uff1b95.7\uff05。"
    assert decode(text.encode("gb18030"), "a.txt") == text


def test_真实公示转成GB18030读回来一样() -> None:
    text = announcement().text
    assert decode(text.encode("gb18030"), "a.txt") == text


def test_只有英文和数字() -> None:
    assert decode(b"School 12", "a.txt") == "School 12"


@pytest.mark.parametrize(
    ("data", "byte"),
    [
        pytest.param(TEXT.encode("utf-16"), "第 1 个字节 0xFF", id="UTF-16"),
        pytest.param("café".encode("latin-1"), "第 4 个字节 0xE9", id="Latin-1"),
        pytest.param(TRADITIONAL.encode("big5"), "第 1 个字节 0xBF", id="Big5"),
        pytest.param("平均学校教育".encode("shift_jis", "ignore"), "第 1 个字节", id="Shift-JIS"),
        pytest.param(bytes(range(128, 256)), "第 1 个字节 0x80", id="二进制"),
        pytest.param(TEXT.encode() + b"\xe4\xba", f"第 {len(TEXT.encode()) + 1} 个字节 0xE4", id="UTF-8末尾截断"),
        pytest.param(TEXT.encode().replace(b"12", b"\xff2"), "0xFF", id="UTF-8中间坏了"),
        pytest.param(b"abc\x00def", "第 4 个字节是空字符", id="空字符"),
        pytest.param(TEXT.encode("gb18030") + b"\x00", "个字节是空字符", id="GB18030里的空字符"),
    ],
)
def test_读不了就说文件和字节(tmp_path: Path, data: bytes, byte: str) -> None:
    path = tmp_path / "坏文件.txt"
    path.write_bytes(data)
    with pytest.raises(CorpusError) as fault:
        read_text(path)
    assert str(path) in str(fault.value)
    assert byte in str(fault.value)
    assert "请" in str(fault.value)


@given(st.data())
def test_真实公示坏一个字节就报那个字节(data: st.DataObject) -> None:
    damaged = bytearray(ANNOUNCEMENT.read_bytes())
    place = data.draw(st.integers(12, len(damaged) - 1))
    damaged[place] = 0xFF
    with pytest.raises(CorpusError) as fault:
        decode(bytes(damaged), "a.txt")
    said = int(str(fault.value).split("第 ")[1].split(" ")[0])
    assert place - 2 <= said <= place + 1  # the character that the byte belongs to


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\n\t", "\u3000\n".encode()])
def test_空文档是错误(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "空.txt").write_bytes(data)
    with pytest.raises(CorpusError, match="文档是空的"):
        read_document(tmp_path / "空.txt", "announcement")


def test_没有文件和是文件夹(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.txt", tmp_path):
        with pytest.raises(CorpusError, match="文件读不了"):
            read_text(path)


def test_指纹是存下的文字的(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode("gb18030"))
    document = read_document(path, "announcement")
    assert document.text == TEXT
    assert document.sha256 == digest(TEXT)
