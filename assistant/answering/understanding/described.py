"""Things that a question describes, read as what documents call them: 小学初中合在一起的学校, 九年一贯制学校."""

from pathlib import Path

from assistant.answering.understanding.kinds import pattern
from assistant.errors import CorpusError
from assistant.text.yaml_file import read_yaml

_KEYS = {"means", "said"}


class Described:
    """The forms of ``described.yaml``; CorpusError names what is wrong."""

    def __init__(self, path: Path) -> None:
        entries = read_yaml(path)
        if not isinstance(entries, list) or any(not isinstance(one, dict) or set(one) != _KEYS for one in entries):
            raise CorpusError("每项要有 means 和 said", where=str(path), remedy="按文件开头的说明改正")
        self._forms = [(pattern(one["said"], path.name), str(one["means"])) for one in entries]

    def named(self, question: str) -> str:
        """A cleaned question with the names of what it describes."""
        for said, means in self._forms:
            question = said.sub(means, question)
        return question
