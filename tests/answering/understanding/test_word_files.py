"""The files of words that are expressions alone: each is read whole, and says what is wrong in it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.answering.schools.limit_words import LimitWords
from assistant.answering.understanding.beside_words import BesideWords
from assistant.answering.understanding.listing import Listing
from assistant.answering.understanding.scope_words import ScopeWords
from assistant.errors import CorpusError
from assistant.settings import shipped_corpus
from assistant.text.yaml_file import read_yaml

LANGUAGE = shipped_corpus() / "language"
FILES = [
    (LANGUAGE / "beside.yaml", BesideWords.read),
    (LANGUAGE / "limits.yaml", LimitWords.read),
    (LANGUAGE / "listed.yaml", Listing),
    (LANGUAGE / "scope.yaml", ScopeWords.read),
]


@pytest.mark.parametrize(("path", "read"), FILES, ids=lambda one: getattr(one, "stem", ""))
@pytest.mark.parametrize("change", [{"colour": "红"}, {"": None}, {"*": "(没写完"}])
def test_缺的多的写错的都说得清(path: Path, read: Any, change: dict[str, str | None], tmp_path: Path) -> None:
    data = read_yaml(path)
    first = next(iter(data))
    if "" in change:
        del data[first]
    else:
        data |= {first if key == "*" else key: value for key, value in change.items()}
    broken = tmp_path / path.name
    broken.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    with pytest.raises(CorpusError, match=path.name):
        read(broken)


@pytest.mark.parametrize(("path", "read"), FILES, ids=lambda one: getattr(one, "stem", ""))
def test_每一项在文件开头都有说明(path: Path, read: Any) -> None:
    lines = path.read_text("utf-8").splitlines()
    words = {word.strip(":;") for line in lines if line.startswith("#") for word in line.split()}
    assert set(read_yaml(path)) <= words
    read(path)
