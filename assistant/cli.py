"""The command line: arguments in, text or JSON out; everything else is done elsewhere.

Heavy rooms are imported by the command that needs them, so that ``--help`` is there at once.
"""

import gc
import json
import sys
from contextlib import closing
from datetime import datetime
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import __version__
from assistant.cli_indicators import indicators
from assistant.cli_keeping import questions, user
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.answering.assistant import Assistant
    from assistant.search.index import IndexReport, Progress
    from assistant.types import Answer

_LITTER = 10_000  # new objects between two collections: at Python's 700 they take a second of the start, for nothing

app = typer.Typer(
    name="assistant",
    help="均衡问答:对照公示与标准回答问题,每个数都有原文或算式。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(indicators, name="indicators")
app.add_typer(user, name="user")
app.add_typer(questions, name="questions")

Corpus = Annotated[Path | None, typer.Option("--corpus", help="资料文件夹,内有 announcements/", metavar="DIR")]
Json = Annotated[bool, typer.Option("--json", help="标准输出只有 JSON")]


class Reader(StrEnum):
    """Who asks."""

    public = "public"
    staff = "staff"


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="显示版本")] = False) -> None:
    """均衡问答:对照公示与标准回答问题,每个数都有原文或算式。"""
    if version:
        print(f"assistant {__version__}")
        raise typer.Exit


@app.command()
def index(corpus: Corpus = None, as_json: Json = False) -> None:
    """建立或刷新索引;没有变动的文档不重新向量化。"""
    from assistant.answering.library import Library
    from assistant.settings import load_settings

    report = Library.open(load_settings(), corpus).refresh(_shown_progress())
    _tell(report)
    if as_json:
        _print_json({**vars(report), "changed": list(report.changed)})
        return
    what = f"{report.documents} 个文档,{report.passages} 个段落"
    done = f"已更新:新算 {report.embedded} 条向量" if report.reason else "没有变动"
    print(f"索引{done}({what})。")


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="要问的问题", show_default=False)] = None,
    input_file: Annotated[Path | None, typer.Option("--input", help="一行一题的 JSONL 文件", metavar="FILE")] = None,
    as_json: Json = False,
    role: Annotated[Reader, typer.Option(help="提问者:public 公众,staff 工作人员")] = Reader.public,
    today: Annotated[
        datetime | None, typer.Option(help="把这一天当作今天", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")
    ] = None,
    corpus: Corpus = None,
    no_llm: Annotated[bool, typer.Option("--no-llm", help="不用语言模型(默认就不用)")] = False,
) -> None:
    """回答一个问题,或者一个文件里的全部问题。"""
    del no_llm  # the answers of this version never need one
    day = today.date() if today else None
    if question is not None and input_file is not None:
        raise typer.BadParameter("问题和 --input 只能给一个")
    if input_file is not None:
        from assistant.answering.batch import answer_lines

        for answer in answer_lines(input_file, lambda: _open(corpus), role=role.value, today=day):
            _print_answer(answer, as_json)
        return
    if question is None:
        raise typer.BadParameter("写下一个问题,或者用 --input 给一个文件")
    _print_answer(_open(corpus).answer(question, role=role.value, today=day), as_json)


@app.command(name="eval")
def evaluate(
    questions: Annotated[Path | None, typer.Option(help="题目文件或文件夹,默认用自带的题库", metavar="FILE")] = None,
    report: Annotated[Path | None, typer.Option(help="报告写到哪里", metavar="DIR")] = None,
    corpus: Corpus = None,
    baseline: Annotated[bool, typer.Option("--baseline", help="把这次的结果存为以后比较的基线")] = False,
) -> None:
    """用题库评测:分类准确率、出处、拒答、检索比较、耗时。"""
    from eval.command import main as run

    raise typer.Exit(run(questions, report or Path("eval/report"), corpus, save_baseline=baseline))


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="监听的地址", metavar="H")] = None,
    port: Annotated[int | None, typer.Option(help="端口", min=0, max=65535, metavar="P")] = None,
    corpus: Corpus = None,
) -> None:
    """打开网页问答。"""
    from assistant.settings import load_settings
    from assistant.web.listening import claim

    settings = load_settings()
    with closing(claim(host or settings.host, settings.port if port is None else port)) as listener:
        from assistant.web.server import serve as run  # slow to load: not for a port that is taken

        run(_open(corpus), settings, listener, corpus)


def main() -> None:
    """Run the command line: 0 done, 2 wrong use or bad input, 1 a fault of the program."""
    _speak_utf8()
    gc.set_threshold(_LITTER, 20, 50)
    try:
        app()
    except AssistantError as fault:
        print(f"出错了:{fault}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:  # the reader of a pipe has gone
        sys.stderr.close()
        sys.exit(0)


def _speak_utf8() -> None:
    """Files and pipes get UTF-8 whatever the locale; a terminal keeps its own and shows ``?`` for what it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _open(corpus: Path | None) -> "Assistant":
    from assistant.answering.assistant import Assistant
    from assistant.settings import load_settings

    return Assistant.open(load_settings(), corpus, _shown_progress(), _tell)


def _tell(report: "IndexReport") -> None:
    if report.reason:
        print(f"索引:{report.reason};新算 {report.embedded} 条向量。", file=sys.stderr)


def _shown_progress() -> "Progress | None":
    return _progress if sys.stderr.isatty() else None


def _progress(done: int, total: int) -> None:
    width = 30
    filled = width * done // max(total, 1)
    end = "\n" if done >= total else ""
    print(f"\r建立索引 [{'█' * filled}{'·' * (width - filled)}] {done}/{total}", end=end, file=sys.stderr, flush=True)


def _print_answer(answer: "Answer", as_json: bool) -> None:
    if as_json:
        _print_json(answer.model_dump(mode="json"))
        return
    print(answer.answer)
    for citation in answer.citations:
        place = f"{citation.title} {citation.section}".strip()
        print(f"  [{citation.id}] {place}:“{citation.quote}”")
    for call in answer.working:
        steps = call.result.get("steps")
        if steps:
            print(f"  计算:{steps}")
    if answer.options:
        print(f"  可以这样问:{' / '.join(answer.options)}")


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)
