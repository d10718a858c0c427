"""Two registers of one answer: plain words for parents, a table with its clauses for staff; the facts are the same."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.errors import CorpusError
from assistant.text.yaml_file import read_yaml
from assistant.types import Role

_HEAD = ("指标", "学段", "数值", "标准", "相差", "判断")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NONE = "—"


def load_glosses(path: Path) -> dict[str, str]:
    """Terms of the documents with what they mean in plain words; CorpusError for anything else."""
    glosses = read_yaml(path)
    if not isinstance(glosses, dict) or not all(isinstance(plain, str) for plain in glosses.values()):
        raise CorpusError("应当是词和它的白话", where=str(path), remedy="一行一个:差异系数: 差异系数说的是……")
    if digits := [term for term, plain in glosses.items() if re.search(r"\d", plain)]:
        raise CorpusError(
            f"白话里不能有数:{'、'.join(digits)}", where=str(path), remedy="数由标准和公示给出,白话只解释词"
        )
    return glosses


class Registers:
    """Put a finished draft into the words of its reader."""

    def __init__(self, glosses: Mapping[str, str]) -> None:
        self._glosses = glosses

    def put(self, draft: Draft, question: str, role: Role) -> Draft:
        """The draft with a table for staff, or with one word of it explained to a parent who did not use it."""
        if draft.status not in {"answered", "not_disclosed"} or not _CHINESE.search(question):
            return draft
        if role == "staff":
            judged = [outcome for outcome in draft.working if _is_of_the_standard(outcome.result)]
            quotes = dict.fromkeys(quote for outcome in judged for quote in outcome.quotes)
            return draft.say(_table([_row(one.result) for one in judged]), *quotes) if judged else draft
        gloss = self._gloss("".join(sentence.text for sentence in draft.sentences), question)
        return draft.say(gloss) if gloss else draft

    def _gloss(self, answer: str, question: str) -> str:
        """The plain words of the first term that the answer uses and the question does not, nor half of it."""
        found = sorted((answer.find(term), -len(term), term) for term in self._glosses if term in answer)
        return next((self._glosses[term] for *_, term in found if not _known(term, question)), "")


def _known(term: str, question: str) -> bool:
    """Say whether who asked knows a term: who says 多媒体 knows what 网络多媒体教室 are."""
    half = max(2, len(term) // 2)
    return any(term[at : at + half] in question for at in range(len(term) - half + 1))


def _is_of_the_standard(result: Mapping[str, Any]) -> bool:
    """Say whether a result holds an indicator's requirement, with a value or without."""
    return bool(result.get("indicator")) and result.get("threshold") is not None and "direction" in result


def _row(result: dict[str, Any]) -> tuple[str, ...]:
    given = result.get("value") is not None
    assumed = "(假设)" if result.get("assumed") else ""
    return (
        f"{result['indicator']} {result['label']}",
        wording.level_name(result.get("level")) or _NONE,
        f"{wording.reported_amount(result)}{assumed}" if given else _NONE,
        wording.requirement(result),
        wording.gap(result) if given else _NONE,
        wording.VERDICTS.get(str(result.get("verdict", "")), _NONE),
    )


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as a Markdown table in a paragraph of its own, each once; what it rests on is marked behind it."""
    lines = [_HEAD, ("---",) * len(_HEAD), *dict.fromkeys(rows)]
    return "\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n\n条款与原文:"
