"""Find the headings of a Chinese official text and the stretch that each one heads."""

import re
from dataclasses import dataclass

from assistant.documents.model import Section
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS

_NUM = "[一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]+"
_STEM = "[甲乙丙丁戊己庚辛壬癸]"
_UNIT = "|".join(map(re.escape, UNITS))
# Each numbering style is a family; which family is the outer one is learnt from the order they appear in.
_LINE_STYLES = {
    "chapter": rf"第{_NUM}(?:[章编篇问]|部分)",
    "article": rf"第{_NUM}[节条]",
    "han": rf"{_NUM}、",
    "han-bracket": rf"\({_NUM}\)",
    "stem": rf"{_STEM}、(?!{_STEM})",
    "stem-bracket": rf"\({_STEM}\)",
    "arabic-bracket": r"\(\d{1,2}\)",
    "arabic-half": r"\d{1,2}\)",
    "arabic": r"\d{1,2}(?:\.(?!\d)|、)",
    "arabic-deep": rf"\d{{1,2}}(?:\.\d{{1,2}})+\.?(?=\s|(?!{_UNIT})[\u4e00-\u9fff])",  # 1.2 but not 3.26间
    "circled": r"[①-⑳]",
}
_LINE = re.compile(r"(?m)^[ \t\u3000]*(?:(?P<hash>#{1,6})[ \t]+|(?:" + "|".join(
    f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in _LINE_STYLES.items()) + "))")  # fmt: skip
_INLINE = re.compile(rf"(?:(?<=[。;:!?\n])|^)\s*(?P<item>{_NUM}是|首先|其次|再次|最后|第{_NUM}[,、])")
_TITLE_END = re.compile(r"[。\n]")
_ITEM_END = re.compile(r"[。;\n]")  # 一是…;二是…
_NUMBERED_SENTENCE = re.compile(r"\d{1,2}(?:\.(?!\d)|、)|\(\d{1,2}\)|\d{1,2}\)|[①-⑳]")
_FIELD = re.compile(r"[^\s,。;:]{2,12}:\S")
_LONGEST_TITLE = 42


@dataclass(frozen=True)
class _Mark:
    style: str
    start: int
    title: str
    whole_line: bool


def sections(text: str) -> tuple[Section, ...]:
    """Tile ``text`` with sections: one from each heading to the next, with the path of headings above it."""
    marks = _marks(text)
    found: list[Section] = []
    stack: list[_Mark] = []
    tail = _tail(text, marks)
    starts = [mark.start for mark in marks] + [tail]
    if marks and marks[0].start > 0:
        found.append(Section(path=(), start=0, end=marks[0].start))
    for mark, end in zip(marks, starts[1:], strict=True):
        stack = [*_above(mark, stack), mark]
        # The document's own title heads no section.
        titles = tuple(above.title for above in stack if above.style != "#")
        found.append(Section(path=titles, start=mark.start, end=end))
    if tail < len(text) or not found:
        found.append(Section(path=(), start=tail if marks else 0, end=len(text)))
    return tuple(section for section in found if section.start < section.end)


def _above(mark: _Mark, stack: list[_Mark]) -> list[_Mark]:
    """The open headings that stay above a new one."""
    if mark.style.startswith("#"):
        return [above for above in stack if above.style.startswith("#") and len(above.style) < len(mark.style)]
    styles = [above.style for above in stack]
    return stack[: styles.index(mark.style)] if mark.style in styles else stack


def _marks(text: str) -> list[_Mark]:
    folded = fold(text)
    marks = []
    for match in _LINE.finditer(folded):
        style = next(name for name, value in match.groupdict().items() if value)
        if style == "hash":
            style = match["hash"]
        begin = match.start() + len(match.group()) - len(match.group().lstrip())
        line_end = folded.find("\n", begin)
        line_end = len(text) if line_end < 0 else line_end
        title_end = _title_end(folded, begin, line_end)
        marks.append(_Mark(style, begin, text[begin:title_end].strip().lstrip("# "), title_end == line_end))
    for match in _INLINE.finditer(folded):
        start = match.start("item")
        close = _ITEM_END.search(folded, start)
        end = _title_end(folded, start, close.start() if close else len(text))
        style = "item" if match["item"].endswith("是") else "ordinal"
        marks.append(_Mark(style, start, text[start:end].strip(), whole_line=False))
    return sorted(marks, key=lambda mark: mark.start)


def _title_end(text: str, start: int, line_end: int) -> int:
    """A title runs to its full stop or line end; where that is far, the numbering alone stands for it."""
    match = _TITLE_END.search(text, start, line_end)
    end = match.start() if match else line_end
    numbered = _NUMBERED_SENTENCE.match(text, start, line_end)
    if numbered and text[line_end - 1 : line_end] in "。;":
        return numbered.end()  # 1. 一句话。 is a clause with a number, not a heading
    if end - start <= _LONGEST_TITLE:
        return end
    first = re.compile(r"[,::;]").search(text, start, start + _LONGEST_TITLE)
    return first.start() if first else min(end, start + _LONGEST_TITLE)


def _tail(text: str, marks: list[_Mark]) -> int:
    """Where the closing lines start: unnumbered lines that end with fields such as 联系电话:… belong to no section."""
    if not marks:
        return len(text)
    lines = [match.span() for match in re.finditer(r"[^\n]+", text) if match.start() > marks[-1].start]
    if not any(_FIELD.match(fold(text[low : min(high, low + 60)]).strip()) for low, high in lines):
        return len(text)
    # A heading that fills its line owns what follows; a paragraph that opens with its heading owns itself alone.
    return len(text) if marks[-1].whole_line or not lines else lines[0][0]
