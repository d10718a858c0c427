"""The service as a process: how it starts, serves many at once and stops, without a browser."""

import json
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import httpx
import psutil
from driving import ROOT

QUESTIONS = [
    "小学多媒体教室达标吗",
    "公示到哪天为止",
    "初中一共有多少学生",
    "有意见打哪个电话",
    "社会认可度要达到多少",
    "各校差异系数是多少",
    "今天天气怎么样",
    "能匿名反映问题吗",
]


def ask(address: str, question: str) -> dict:
    """The answer over the page's API, without the time that it took."""
    with httpx.Client(base_url=address, timeout=30) as client:
        event = client.post("/gradio_api/call/ask", json={"data": [question]}).raise_for_status().json()["event_id"]
        stream = client.get(f"/gradio_api/call/ask/{event}").text
    assert "event: complete" in stream, stream
    data = next(line for line in stream.splitlines() if line.startswith("data: "))
    return json.loads(data.removeprefix("data: "))[0] | {"elapsed_ms": None}


def test_eight_at_once_get_what_each_would_get_alone(server):
    alone = {question: ask(server.address, question) for question in QUESTIONS}
    assert {answer["status"] for answer in alone.values()} <= {"answered", "not_disclosed", "out_of_scope"}
    turned = [QUESTIONS[place:] + QUESTIONS[:place] for place in range(8)]
    with ThreadPoolExecutor(8) as people:
        together = list(people.map(lambda asked: [ask(server.address, question) for question in asked], turned))
    for asked, answers in zip(turned, together, strict=True):
        assert answers == [alone[question] for question in asked]


def test_its_memory_is_within_what_was_promised(server):
    ask(server.address, QUESTIONS[2])
    assert psutil.Process(server.process.pid).memory_info().rss < 1.2e9


def test_it_talks_to_no_other_machine(server):
    for question in QUESTIONS:
        ask(server.address, question)
    assert server.peers() <= {"127.0.0.1"}


def test_a_port_in_use_ends_the_second_server_with_its_reason(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, str(ROOT / "app.py"), "--port", port],
            env={"ASSISTANT_DATA_DIR": str(tmp_path / "data"), "PATH": "", "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert done.returncode == 2, done.stderr
    assert f"127.0.0.1:{port}:端口已被占用" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()
