"""Greetings, thanks and questions about the assistant: 你好, 谢谢, 你是谁. Told in a sentence; nothing is looked up."""

from collections.abc import Callable
from pathlib import Path

from assistant.answering.drafts.draft import Draft
from assistant.answering.places.outside import EXAMPLES
from assistant.answering.understanding.kinds import pattern
from assistant.errors import CorpusError
from assistant.text.yaml_file import read_yaml

_ENDS = " ,.!?~;。!?、"


class SmallTalk:
    """The forms of ``small_talk.yaml``; CorpusError names what is wrong."""

    def __init__(self, path: Path) -> None:
        try:
            self._answers = [(pattern(one["said"], path.name), str(one["answer"])) for one in read_yaml(path)]
        except (KeyError, TypeError) as fault:
            raise CorpusError(f"写错了({fault})", where=str(path), remedy="每项写 said 和 answer") from fault

    def answer(self, words: str, county: Callable[[], str]) -> Draft | None:
        """A friendly sentence that names the county; None where what was typed is no small talk."""
        said = words.strip(_ENDS)
        for form, answer in self._answers:
            if form.fullmatch(said):
                return Draft("out_of_scope", "none", options=EXAMPLES).say(answer.format(county=county()))
        return None
