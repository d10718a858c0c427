"""The documentation says what the program does: settings, commands, keys, examples, files and links.

``make docs`` runs this file, which writes into the README what is generated: settings, the examples' output, the JSON.
"""

import io
import json
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import get_args
from unittest.mock import patch

import click
import pytest
import typer

from assistant import __version__
from assistant.cli import app, main
from assistant.documents.model import Description
from assistant.settings import Settings
from assistant.types import Answer, Provenance, Role, Route, Status

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [
    ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "eval/README.md", "eval/sets/README.md")
]
SETTINGS = re.compile(
    r"(?<=<!-- settings: written by `make docs` from assistant/settings.py -->\n).*?(?=<!-- /settings)", re.S
)
JSON = re.compile(r"(?<=^```json\n).*?(?=^```)", re.S | re.M)
CODE = re.compile(r"`([^`\n]+)`")
FOLDERS = ("assistant", "corpus", "eval", "tests", ".ci")
WRITTEN = ("eval/report", "eval/baseline.json")  # what a run leaves behind


def read(path: Path) -> str:
    return path.read_text("utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# -- settings ----------------------------------------------------------------------------------------------------------


def settings_table() -> str:
    """The README's table of settings, from the settings themselves; places of a checkout are told from its root."""
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = f"{default.relative_to(ROOT)}/" if isinstance(default, Path) else default
        rows.append(f"| `ASSISTANT_{name.upper()}` | `{shown}` | {field.description} |")
    return "\n".join(rows) + "\n"


def test_the_table_of_settings_is_the_settings() -> None:
    assert SETTINGS.findall(read(README)) == [settings_table()], "run `make docs`"


# -- commands ----------------------------------------------------------------------------------------------------------


def commands() -> dict[str, set[str]]:
    """Every command with its options, as Typer knows them."""

    def below(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[str, set[str]]]:
        children = getattr(command, "commands", {})
        for name, child in children.items():
            yield from below(child, (*words, name))
        if not children:
            options = {option for one in command.params for option in one.opts if option.startswith("--")}
            yield " ".join(words), options - {"--help"}

    return dict(below(typer.main.get_command(app), ()))


def told(page: str) -> Iterator[tuple[str, set[str]]]:
    """Every use of the command line in a page: the command and the options it is given."""
    known = commands()
    spans = [span.removeprefix(".venv/bin/") for span in CODE.findall(page)]
    lines = [line.removeprefix("$ ").removeprefix(".venv/bin/") for line in page.splitlines()]
    for use in (text for text in spans + lines if text.startswith("assistant ")):
        words = use.split("#")[0].replace("\\|", " ").split()[1:]
        groups = {command.split()[0] for command in known if " " in command}
        if (len(words) == 1 and words[0] in groups) or words[0].startswith("--"):
            continue
        found = " ".join(words[: 2 if words[0] in groups else 1])
        assert found in known, f"no such command: {use}"
        yield found, set(re.findall(r"--[a-z-]+", use))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_line_in_a_page_exists(page: Path) -> None:
    known = commands()
    for command, options in told(read(page)):
        assert options <= known[command], f"assistant {command}: no such options"


def test_every_command_and_option_is_in_the_readme() -> None:
    uses = list(told(read(README)))
    for command, options in commands().items():
        assert {option for name, given in uses if name == command for option in given} >= options, command


# -- what an announcement may say of itself, what an answer says -------------------------------------------------------


def section(title: str) -> str:
    (found,) = re.findall(rf"^## {title}\n(.*?)(?=^## )", read(README), re.S | re.M)
    return found


def first_column(title: str, head: str) -> set[str]:
    """The names in backticks in the first column of the table that begins with a head."""
    (rows,) = re.findall(rf"^\| {re.escape(head)} \|.*\n\|---.*\n((?:\|.*\n)+)", section(title), re.M)
    return {name for row in rows.splitlines() for name in CODE.findall(row.split("|")[1])}


def test_every_key_of_a_description_is_told() -> None:
    assert first_column("Your own county", "key of an announcement's `.yaml`") == set(Description.model_fields)
    assert set(CODE.findall(section("Your own county"))) >= {*get_args(Role), *get_args(Provenance)}


def test_every_status_and_route_is_told() -> None:
    assert first_column("An answer", "`status`") == set(get_args(Status))
    assert set(CODE.findall(section("An answer"))) >= set(get_args(Route))


# -- examples ----------------------------------------------------------------------------------------------------------


def examples() -> list[tuple[str, str]]:
    """Every command of a console block with what the README says that it prints."""
    blocks = re.findall(r"^```console\n(.*?)^```", read(README), re.S | re.M)
    commands = [run.partition("\n") for block in blocks for run in re.split(r"^\$ ", block, flags=re.M)[1:]]
    return [(command, output) for command, _, output in commands]


def printed(command: str) -> str:
    """What a command prints; none of the README's needs the index, so there is nothing to embed."""
    out = io.StringIO()
    with redirect_stdout(out), patch.object(sys, "argv", shlex.split(command)), pytest.raises(SystemExit) as end:
        main()
    assert not end.value.code, command
    return out.getvalue()


def answer_in_json(page: str) -> str:
    """The answer of the README's JSON block as it is now, one citation or calculation a line; the time is kept."""
    before = json.loads(JSON.findall(page)[0])
    asked = next(command for command, _ in examples() if before["question"] in command)
    now = json.loads(printed(f"{asked} --json")) | {"elapsed_ms": before["elapsed_ms"]}
    return "{\n" + ",\n".join(f'  "{key}": {lines_of(value)}' for key, value in now.items()) + "\n}\n"


def lines_of(value: object) -> str:
    def plain(one: object) -> str:
        return json.dumps(one, ensure_ascii=False)

    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"    {plain(one)}" for one in value) + "\n  ]"
    return plain(value)


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ASSISTANT_{name.upper()}", raising=False)
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))


@pytest.mark.parametrize(("command", "output"), examples(), ids=[command for command, _ in examples()])
def test_an_example_prints_what_the_readme_says(command: str, output: str, tmp_path: Path) -> None:
    assert printed(command) == output, "run `make docs` if the new answer is right"
    assert not (tmp_path / "data").exists()


def test_there_are_examples_of_each_kind() -> None:
    assert {command.split()[1] for command, _ in examples()} == {"ask", "indicators"}


def test_the_answer_in_json_is_a_real_one() -> None:
    assert JSON.findall(read(README)) == [answer_in_json(read(README))], "run `make docs` if the new answer is right"
    assert list(json.loads(JSON.findall(read(README))[0])) == list(Answer.model_fields)


# -- files, links, targets ---------------------------------------------------------------------------------------------


def paths(page: Path) -> Iterator[str]:
    """What a page names in backticks or links to that must be there, from the project's root."""
    for span in CODE.findall(read(page)):
        if span.split("/")[0] in FOLDERS and " " not in span and not re.search(r"[<*]", span):
            yield span
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", read(page)):
        yield name_of((page.parent / link).resolve())


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_file_a_page_names_is_there(page: Path) -> None:
    named = [path for path in paths(page) if not path.startswith(WRITTEN)]
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_inside_a_page_has_its_heading(page: Path) -> None:
    headings = re.findall(r"^#+ (.+)$", read(page), re.M)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", read(page))) <= anchors


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_make_target_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.M))
    named = {word for use in re.findall(r"(?:`|^)make((?: [a-z]+)+)", read(page), re.M) for word in use.split()}
    assert named <= targets


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in read(ROOT / "CHANGELOG.md")


def written(page: str) -> str:
    """The page with everything that is generated as it is now."""
    for command, output in examples():
        page = page.replace(f"$ {command}\n{output}", f"$ {command}\n{printed(command)}")
    answer, table = answer_in_json(page), settings_table()
    return SETTINGS.sub(lambda _: table, JSON.sub(lambda _: answer, page))


if __name__ == "__main__":
    README.write_text(written(read(README)), "utf-8")
