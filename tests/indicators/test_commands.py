"""The commands as a script meets them: JSON alone on standard output, exit codes, errors that say what to do."""

import io
import json
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import openpyxl
import pytest
from making import ROOT, cells

from assistant.cli import main

CORPUS = ROOT / "corpus"
SAMPLE = CORPUS / "schools" / "sample.csv"


class Done(NamedTuple):
    """What a command printed."""

    stdout: str
    stderr: str


def run(*arguments: str, code: int = 0) -> Done:
    """The command line in this process, with its exit code."""
    out, err = io.StringIO(), io.StringIO()
    found = 0
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "argv", ["assistant", "indicators", *arguments]):
        try:
            main()
        except SystemExit as end:
            found = int(end.code or 0)
    assert found == code, err.getvalue()
    return Done(out.getvalue(), err.getvalue())


def json_of(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


def test_县() -> None:
    found = json_of("county", "--schools", str(SAMPLE))
    assert (found["county"], found["provenance"], found["verdict"]) == ("示例县", "synthetic", "unmet")
    assert found["levels"]["primary"]["indicators"]["L1"]["display"] == "8.16"
    assert json_of("county") == found


def test_学校() -> None:
    found = json_of("schools")
    assert len(found) == 15
    assert {row["provenance"] for row in found} == {"synthetic"}


def test_假设() -> None:
    found = json_of("county", "--set", "G08.网络多媒体教室数=25", "--set", "G11.运动场地面积=2850")
    assert found["assumption"].startswith("假设:G08 网络多媒体教室数 11 改为 25;G11")
    assert found["levels"]["primary"]["indicators"]["L7"]["schools_unmet"] == []


def test_核对公示() -> None:
    found = json_of("audit", "--announcement", "yanqi-2026")
    assert (found["announcement"], len(found["rows"])) == ("yanqi-2026", 32)
    assert json_of("audit") == found
    assert [finding["check"] for finding in found["findings"]].count("whole_number") == 2


def test_别的资料文件夹用自带的标准(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "indicators" / "announcements", tmp_path / "announcements")
    found = json_of("audit", "--corpus", str(tmp_path))
    assert (found["announcement"], found["provenance"]) == ("qinglan-2025", "synthetic")
    assert "没有学校数据" in run("county", "--corpus", str(tmp_path), code=2).stderr
    assert "用 --schools 指定" in run("county", "--corpus", str(tmp_path), code=2).stderr


def test_资料文件夹自己的标准优先(tmp_path: Path) -> None:
    shutil.copytree(CORPUS / "standards", tmp_path / "standards")
    shutil.copytree(CORPUS / "schools", tmp_path / "schools")
    path = tmp_path / "standards" / "resources.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 2.3,", "value: 9.9,"), encoding="utf-8")
    found = json_of("county", "--corpus", str(tmp_path))
    assert found["levels"]["primary"]["indicators"]["L7"]["threshold"] == 9.9


def test_最少需要() -> None:
    found = json_of("need", "--school", "G08", "--indicator", "L7")
    assert found["levels"][0]["needed"] == 12
    assert "至少 12 间" in run("need", "--school", "G08", "--indicator", "L7").stdout


def test_模板(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    run("template", "--out", str(path))
    assert openpyxl.load_workbook(path).sheetnames[0] == "学校数据"


@pytest.mark.parametrize("name", ["r.xlsx", "r.html"])
@pytest.mark.parametrize("command", ["county", "schools", "audit"])
def test_写成文件(tmp_path: Path, command: str, name: str) -> None:
    path = tmp_path / name
    assert str(path) in run(command, "--out", str(path)).stdout
    assert path.stat().st_size > 1000


def test_写文件时标准输出仍然只有JSON(tmp_path: Path) -> None:
    done = run("county", "--json", "--out", str(tmp_path / "r.html"))
    assert json.loads(done.stdout)["county"] == "示例县"


@pytest.mark.parametrize("command", ["county", "schools", "audit"])
def test_终端上是表(command: str) -> None:
    printed = run(command).stdout
    assert "达标" in printed
    assert ("示例数据" in printed) == (command != "audit")


BAD = {
    "没有这个表": (["county", "--schools", "nowhere.csv"], "读不了"),
    "不认识的后缀": (["county", "--out", "r.pdf"], "不会写 .pdf"),
    "没有这份公示": (["audit", "--announcement", "nowhere"], "没有公示 nowhere"),
    "没有这个文件夹": (["audit", "--corpus", "nowhere"], "文件夹不存在"),
    "看不懂的改动": (["county", "--set", "G08"], "看不懂"),
    "没有这所学校": (["need", "--school", "X", "--indicator", "L7"], "没有「X」"),
    "少了选项": (["need", "--school", "G08"], "--indicator"),
    "没有这个选项": (["county", "--colour"], "--colour"),
}


@pytest.mark.parametrize("name", BAD)
def test_用错了以2退出(name: str) -> None:
    arguments, said = BAD[name]
    done = run(*arguments, code=2)
    assert said in done.stderr
    assert done.stdout == ""


def test_表里的错误全部说出来(tmp_path: Path) -> None:
    from assistant.indicators.school import FIELDS

    rows = [cells(小学在校生数="很多"), cells(code="B", 网络多媒体教室数=-1)]
    lines = [",".join(FIELDS), *(",".join(str(row.get(c) or "") for c in FIELDS) for row in rows)]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    said = run("county", "--schools", str(path), "--json", code=2).stderr
    assert "第 2 行「小学在校生数」:现为 很多" in said
    assert "第 3 行「网络多媒体教室数」:现为 -1" in said


def test_装好的命令以2退出() -> None:
    """The installed command in a process of its own: nothing but the message, on standard error."""
    code = "from assistant.cli import main; main()"
    command = [sys.executable, "-c", code, "indicators", "county", "--schools", "nowhere.csv", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("出错了:nowhere.csv:文件读不了")


def test_帮助不带进重的模块() -> None:
    heavy = "{'pydantic', 'openpyxl', 'numpy', 'matplotlib', 'yaml', 'assistant.indicators.standard'}"
    code = f"import sys\nimport assistant.cli_indicators\nprint(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr
