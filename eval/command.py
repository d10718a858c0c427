"""``assistant eval``: ask, judge, print, and leave a report."""

import sys
from pathlib import Path

from assistant.answering.assistant import Assistant
from assistant.settings import load_settings
from eval import baseline as kept
from eval import report as pages
from eval.questions import FOLDER, load_questions
from eval.run import check_sources, run


def main(questions: Path | None, report: Path, corpus: Path | None, *, save_baseline: bool = False) -> int:
    """Measure on a file or folder of questions (default: the project's own) and write the report; returns 0.

    AssistantError for questions, a corpus or a report folder that cannot be used, before anything is asked.
    """
    asked = load_questions(questions or FOLDER)
    before = kept.read(kept.FILE)
    assistant = Assistant.open(load_settings(), corpus)
    check_sources(assistant, asked)
    pages.prepare(report)
    result = run(assistant, asked, progress=_progress if sys.stderr.isatty() else None)
    place = pages.write(result, report, before)
    print(pages.summary(result, before))
    print(f"\n报告:{place}")
    if save_baseline:
        kept.write(result, kept.FILE)
        print(f"基线:{kept.FILE}")
    return 0


def _progress(done: int, total: int) -> None:
    end = "\n" if done == total else ""
    print(f"\r评测 {done}/{total}", end=end, file=sys.stderr, flush=True)
