"""Style and script of the page: readable in both themes, and from this folder alone."""

import re
from pathlib import Path

import pytest

import assistant.web
from assistant.web.chat import look

FOLDER = Path(assistant.web.__file__).parent
CSS = (FOLDER / "page.css").read_text("utf-8")
LIGHT, DARK = re.findall(r"(?::root|\.dark) \{(.*?)\}", CSS, re.DOTALL)[:2]
PAIRS = [
    *[(ink, ground) for ink in ("ink", "quiet", "accent") for ground in ("paper", "ground")],
    ("ink", "accent-soft"),
    ("accent", "accent-soft"),
    ("quiet", "accent-soft"),
    ("warn", "warn-soft"),
    ("mark-ink", "mark"),
]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(theme, ink, ground):
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", theme))
    assert contrast(colours[ink], colours[ground]) >= 4.5  # WCAG 2 AA for text of ordinary size


def test_the_ask_button_is_readable():
    assert contrast("#ffffff", "#0f6b66") >= 4.5
    assert "background: #0f6b66; color: #fff" in CSS


@pytest.mark.parametrize("name", ["page.css", "page.js", "head.html"])
def test_nothing_is_fetched_from_elsewhere(name):
    text = (FOLDER / name).read_text("utf-8").replace("http://www.w3.org/2000/svg", "")  # a name, not an address
    assert not re.search(r"https?:|@import|url\(|//[a-z]|cdn|fetch\(|XMLHttpRequest|WebSocket", text.replace("// ", ""))


def test_the_theme_names_no_font_that_would_be_fetched():
    theme = look()["theme"]
    assert theme._stylesheets == []
