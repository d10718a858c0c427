"""Imports run downwards only, and each framework stays at its edge."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "assistant"
FLOORS = [
    {"errors", "types", "memory"},
    {"settings"},
    {"text", "store"},
    {"documents", "accounts"},
    {"search", "indicators"},
    {"answering"},
    {"publishing"},
    {"web"},
    {"cli_indicators", "cli_keeping"},
    {"cli", "__main__"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# A question's way through answering/; what lies outside these folders stands above them all.
STEPS = [
    "drafts",
    "understanding",
    "places",
    "tools",
    "composing",
    "retrieval",
    "verdicts",
    "arithmetic",
    "schools",
    "premises",
]
EDGES = {
    "chromadb": ["search/store.py"],
    "langchain_chroma": ["search/store.py"],
    "gradio": ["web/"],
    "fastapi": ["web/"],
    "uvicorn": ["web/"],
    "sqlalchemy": ["store/", "accounts/accounts.py"],
    "argon2": ["accounts/accounts.py"],
    "alembic": ["store/"],
    "sentence_transformers": ["search/"],
    "torch": ["search/"],
    "pypinyin": ["text/sounds.py"],
    "typer": ["cli"],
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, inside functions as well."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "assistant" else ""


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_run_downwards(path):
    here = name_of(path).split("/")[0].removesuffix(".py")
    if here == "__init__":
        return
    for name in imported(path):
        there = room(name)
        if there in ("", here, "__version__"):
            continue
        assert there in FLOOR, f"{name_of(path)} imports {name}: no such room"
        assert FLOOR[there] < FLOOR[here], f"{name_of(path)} imports {name}: not below it"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_frameworks_stay_at_their_edge(path):
    for name in imported(path):
        places = EDGES.get(name.split(".")[0])
        if places is not None:
            assert any(name_of(path).startswith(place) for place in places), f"{name_of(path)} imports {name}"


def step(parts: list[str]) -> int | None:
    """The number of a module's folder in answering/, the highest for what has none; None elsewhere."""
    if parts[:1] != ["answering"] or len(parts) < 2:
        return None
    return STEPS.index(parts[1]) if parts[1] in STEPS else len(STEPS)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_question_never_turns_back(path):
    here = step(name_of(path).removesuffix(".py").split("/"))
    if here is None:
        return
    for name in imported(path):
        there = step(name.split(".")[1:]) if name.startswith("assistant.") else None
        assert there is None or there <= here, f"{name_of(path)} imports {name}: not below it"


def test_every_step_is_a_folder():
    assert {path.parent.name for path in (PACKAGE / "answering").glob("*/__init__.py")} == set(STEPS)


def test_every_room_has_its_floor():
    rooms = {name_of(path).split("/")[0].removesuffix(".py") for path in modules()} - {"__init__"}
    assert rooms <= set(FLOOR)
