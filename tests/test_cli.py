"""The command line from outside, as a script sees it: exit codes, the two streams, files that cannot be used."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.answering.assistant import Assistant
from assistant.cli import main
from assistant.search.packaged import PACKAGED
from assistant.settings import Settings

NOTICE = """样例县义务教育优质均衡发展自查自评公示(示例数据)
一、基本情况
样例县有小学11所、初中7所。
二、自查自评情况
小学每百名学生拥有网络多媒体教室数2.18间。
公示期限:2025年11月3日至11月7日
联系电话:0900-7654321
"""
FIELDS = {"id", "question", "answer", "status", "route", "citations", "working", "provenance", "options", "elapsed_ms"}
VERDICT = "小学多媒体教室达标吗"
MODELS = ("pairs", "other-pairs")
BAD_QUESTIONS = {
    "empty": ("", "clarify"),
    "long": ("校" * 10_000, "clarify"),
    "control": ("小学\x07多媒体\x1b教室达标吗", "answered"),
    "html": ("<script>alert(1)</script>小学多媒体教室达标吗", "answered"),
    "emoji": ("🎉🎉", "clarify"),
    "english": ("Do primary schools have enough classrooms?", "answered"),
}
LINES = [
    {"id": "first", "turns": ["样例县有几所小学"]},
    "不是 JSON",
    {"id": "none", "turns": []},
    "1" * 5000,
    "[" * 100_000,
    '{"id": "line", "turns": ["小学多媒体教室\u2028达标吗"]}',
    {"id": "\ud800", "turns": ["联系电话多少"]},
    {"id": "late", "turns": ["现在还能提意见吗"]},
    {"id": "early", "turns": ["现在还能提意见吗"], "today": "2025-11-05"},
    *({"id": id, "turns": [question]} for id, (question, _) in BAD_QUESTIONS.items()),
    {"id": "half", "turns": ["小学多媒体教室达标吗\ud800"]},
    {"id": "last", "turns": ["联系电话多少"]},
]

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for the whole file, so that the model embeds the corpus once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def run(data: Path) -> Run:
    """Start the command line in a process of its own; whatever it is given, it never shows a traceback."""

    def started(*arguments: object, encoding: str = "utf-8", **settings: object) -> Done:
        env = {key: value for key, value in os.environ.items() if not key.startswith("ASSISTANT_")}
        env |= {"ASSISTANT_DATA_DIR": str(data), "PYTHONIOENCODING": encoding, "COLUMNS": "200"}
        env |= {f"ASSISTANT_{name.upper()}": str(value) for name, value in settings.items()}
        command = [sys.executable, "-c", "from assistant.cli import main; main()", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", env=env, timeout=300, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return started


def corpus(folder: Path, content: str | bytes = NOTICE, about: str | None = None) -> Path:
    """A corpus folder with one announcement; without ``about`` there is nothing else in it."""
    place = folder / "announcements"
    place.mkdir(parents=True)
    (place / "notice.txt").write_bytes(content if isinstance(content, bytes) else content.encode())
    if about is not None:
        (place / "notice.yaml").write_text(about, "utf-8")
    return folder


def refused(done: Done, *words: str) -> None:
    """Bad input: exit code 2, nothing on standard output, and a message that holds all of the words."""
    assert (done.returncode, done.stdout) == (2, ""), done
    assert [word for word in words if word not in done.stderr] == [], done.stderr


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The same in this process, with an embedder that needs no model and a data folder of the test's own."""
    monkeypatch.syspath_prepend(Path(__file__).parent / "search")
    from bigrams import Bigrams

    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    for name in MODELS:
        monkeypatch.setitem(PACKAGED, name, Bigrams)

    def called(*arguments: object, model: str = MODELS[0]) -> Done:
        monkeypatch.setenv("ASSISTANT_EMBEDDING", model)
        command = ["assistant", *map(str, arguments)]
        monkeypatch.setattr(sys, "argv", command)
        code: str | int | None = 0
        try:
            main()
        except SystemExit as end:
            code = end.code
        return subprocess.CompletedProcess(command, int(code or 0), *capsys.readouterr())

    return called


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus(tmp_path_factory.mktemp("tiny") / "corpus")


@pytest.fixture(scope="module")
def batch(run: Run, tiny: Path, data: Path) -> Done:
    """All the lines in one process, over an index that says it was made in another format."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(Path(__file__).parent / "search")
        from bigrams import NAME, Bigrams

        patch.setitem(PACKAGED, NAME, Bigrams)  # quick to build; the format is looked at before the model
        Assistant.open(Settings(data_dir=data, embedding=NAME), tiny).refresh()
    (current,) = data.glob("index/*/current.json")
    state = json.loads(current.read_text("utf-8"))
    current.write_text(json.dumps({**state, "format": 1}), "utf-8")
    file = data / "questions.jsonl"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in LINES), "utf-8")
    return run("ask", "--input", file, "--json", "--no-llm", "--today", "2025-11-08", "--corpus", tiny)


@pytest.fixture(scope="module")
def answers(batch: Done) -> list[dict[str, Any]]:
    return [json.loads(line) for line in batch.stdout.strip().split("\n")]


# -- a file of questions -----------------------------------------------------------------------------------------------


@pytest.mark.model
def test_另一格式的索引重建并说一声(batch: Done, run: Run, tiny: Path) -> None:
    assert batch.returncode == 0
    assert [line for line in batch.stderr.splitlines() if "索引" in line and "格式 1" in line and "重建" in line]
    again = run("index", "--json", "--corpus", tiny)
    assert (again.returncode, again.stderr) == (0, "")
    report = json.loads(again.stdout)
    assert (report["embedded"], report["reason"], report["changed"]) == (0, "", [])


@pytest.mark.model
def test_一行一个回答_坏行不打断(answers: list[dict[str, Any]]) -> None:
    ids = ["first", None, "none", None, None, "line", "?", "late", "early", *BAD_QUESTIONS, "half", "last"]
    assert [one["id"] for one in answers] == ids
    assert all(set(one) == FIELDS for one in answers)
    assert [place for place, one in enumerate(answers, 1) if one["status"] == "error"] == [2, 3, 4, 5]
    assert all(f"第 {place} 行" in answers[place - 1]["answer"] for place in (2, 3, 4, 5))
    assert answers[5]["answer"].startswith("未达标:")
    assert "11" in answers[0]["answer"]
    assert "0900-7654321" in answers[-1]["answer"]


@pytest.mark.model
def test_没有yaml的公示也引原文(answers: list[dict[str, Any]]) -> None:
    cited = [citation for one in answers for citation in one["citations"] if citation["kind"] == "announcement"]
    assert cited
    assert all(NOTICE[citation["start"] : citation["end"]] == citation["quote"] for citation in cited)
    assert {citation["title"] for citation in cited} == {NOTICE.splitlines()[0]}


@pytest.mark.model
def test_把哪天当作今天(answers: list[dict[str, Any]]) -> None:
    told = {one["id"]: one["answer"] for one in answers}
    assert told["late"].startswith("公示期已过")
    assert told["early"].startswith("还可以")


@pytest.mark.model
@pytest.mark.parametrize("id", BAD_QUESTIONS)
def test_怪问题也有回答(answers: list[dict[str, Any]], id: str) -> None:
    (answer,) = [one for one in answers if one["id"] == id]
    question, status = BAD_QUESTIONS[id]
    assert answer["question"] == question
    assert answer["answer"].strip()
    assert answer["status"] == status or (status is None and answer["status"] in {"out_of_scope", "not_disclosed"})
    assert "script" not in answer["answer"]
    if status == "answered":
        assert answer["answer"].startswith("No, " if id == "english" else "未达标:")


@pytest.mark.model
def test_半个字符不毁掉JSON(answers: list[dict[str, Any]]) -> None:
    (answer,) = [one for one in answers if one["id"] == "half"]
    assert answer["answer"].startswith("未达标:")
    assert answer["question"].encode("utf-8").decode().startswith(VERDICT)


# -- one question ------------------------------------------------------------------------------------------------------


def test_GB18030的公示_文字的回答带出处(run: Run, tmp_path: Path) -> None:
    done = run("ask", VERDICT, "--corpus", corpus(tmp_path / "corpus", NOTICE.encode("gb18030")))
    assert done.returncode == 0
    assert done.stdout.startswith("未达标:样例县小学")
    assert f"[1] {NOTICE.splitlines()[0]}" in done.stdout
    assert "“小学每百名学生拥有网络多媒体教室数2.18间”" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="there arguments are no bytes")
def test_参数里有坏字节也照答(run: Run, tiny: Path) -> None:
    answer = json.loads(run("ask", os.fsdecode(b"\xff") + VERDICT, "--json", "--corpus", tiny).stdout)
    assert (answer["status"], answer["question"]) == ("answered", f"?{VERDICT}")


def test_管道里总是UTF8(run: Run, tiny: Path) -> None:
    assert "−" in run("ask", VERDICT, "--corpus", tiny, encoding="gbk").stdout
    answer = json.loads(run("ask", VERDICT, "--json", "--corpus", tiny, encoding="ascii").stdout)
    assert answer["question"] == VERDICT


def test_换了模型的索引重建并说一声(inside: Run, tiny: Path) -> None:
    assert "还没有索引" in inside("index", "--json", "--corpus", tiny).stderr
    other = inside("index", "--json", "--corpus", tiny, model=MODELS[1])
    assert (other.returncode, other.stderr.count("\n")) == (0, 1)
    assert f"索引由另一模型建立({MODELS[0]},现为 {MODELS[1]}),重建" in other.stderr
    report = json.loads(other.stdout)
    assert 0 < report["embedded"] == report["grains"]


def test_提问时文档变了先刷新索引(inside: Run, tmp_path: Path) -> None:
    folder = corpus(tmp_path / "corpus")
    question = ("ask", "样例县有几所初中", "--json", "--corpus", folder)
    assert "7" in json.loads(inside(*question).stdout)["answer"]
    path = folder / "announcements" / "notice.txt"
    path.write_text(NOTICE.replace("初中7所", "初中8所"), "utf-8")
    again = inside(*question)
    assert "文档有变动" in again.stderr
    assert "8" in json.loads(again.stdout)["answer"]


# -- wrong use ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ask",), ("--input",)),
        (("ask", VERDICT, "--input", "questions.jsonl"), ("--input", "只能给一个")),
        (("ask", VERDICT, "--json", "--today", "2025-13-01"), ("--today", "2025-13-01", "%Y-%m-%d")),
        (("ask", VERDICT, "--role", "root"), ("--role", "root", "public", "staff")),
        (("answer",), ("answer", "--help")),
    ],
)
def test_用法不对(run: Run, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    refused(run(*arguments), *words)


def test_题目文件不存在(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "missing.jsonl"
    refused(run("ask", "--json", "--input", file), str(file), "文件不存在", "请")


def test_不认识的设置(run: Run) -> None:
    refused(run("index", colour="red"), "ASSISTANT_COLOUR", "不认识的设置", "ASSISTANT_DATA_DIR")


def test_程序自己的错以1退出() -> None:
    code = "import assistant.cli as cli\ncli._open = lambda corpus: 1 / 0\ncli.main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "ask", "公示到哪天", "--json"],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "ZeroDivisionError" in done.stderr


def test_帮助不带进重的模块() -> None:
    heavy = "{'torch', 'gradio', 'chromadb', 'langchain_core', 'pydantic', 'numpy', 'yaml', 'eval'}"
    code = f"import sys\nimport assistant.cli\nprint(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.stdout.strip() == "[]", done.stderr


# -- documents and folders that cannot be used -------------------------------------------------------------------------


BAD_FILES: dict[str, tuple[dict[str, str | bytes], tuple[str, ...]]] = {
    "空字符": ({"notice.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"}, ("notice.txt", "第 9 个字节", "不是文本")),
    "坏了一个字节的UTF-8": (
        {"notice.txt": NOTICE.encode().replace("所".encode(), b"\xe6\x89", 1)},
        ("notice.txt", "既不是 UTF-8 也不是 GB18030", "个字节 0xE6", "另存为 UTF-8"),
    ),
    "空的文档": ({"notice.txt": " \n"}, ("notice.txt", "文档是空的")),
    "两个文档同名": ({"notice.txt": NOTICE, "notice.md": NOTICE}, ("两个文档同名 notice",)),
    "不认识的键": (
        {"notice.txt": NOTICE, "notice.yaml": "title: 样例\ncolour: red\n"},
        ("notice.yaml", "不认识的键 colour", "可用的键", "audience"),
    ),
    "不认识的读者": (
        {"notice.txt": NOTICE, "notice.yaml": "audience: everyone\n"},
        ("notice.yaml", "audience", "everyone", "'public' 或 'staff'"),
    ),
    "不是键和值": ({"notice.txt": NOTICE, "notice.yaml": "- title\n"}, ("notice.yaml", "应当是键和值")),
    "坏的yaml": ({"notice.txt": NOTICE, "notice.yaml": "title: [\n"}, ("notice.yaml",)),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_用不了的文档说出文件和办法_什么也不写(inside: Run, tmp_path: Path, name: str) -> None:
    files, words = BAD_FILES[name]
    place = tmp_path / "corpus" / "announcements"
    place.mkdir(parents=True)
    for file, content in files.items():
        (place / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    refused(inside("ask", VERDICT, "--json", "--corpus", tmp_path / "corpus"), *words, "请")
    assert not (tmp_path / "data").exists()


def test_没有这个文件夹(inside: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    refused(inside("index", "--corpus", missing), str(missing), "文件夹不存在", "--corpus")


def test_空文件夹(run: Run, tmp_path: Path) -> None:
    refused(run("ask", VERDICT, "--json", "--corpus", tmp_path), str(tmp_path), "announcements/ 里没有文档", "请放入")


def test_数据文件夹的位置上是个文件(run: Run, tiny: Path, tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.write_text("taken", "utf-8")
    refused(run("index", "--corpus", tiny, data_dir=file), str(file), "索引写不进去", "ASSISTANT_DATA_DIR")
    assert file.read_text("utf-8") == "taken"
