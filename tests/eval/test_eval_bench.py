"""The benchmark: its verdicts, and how it asks over HTTP; the figures themselves are no test."""

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from eval import bench
from eval.bench import Measure
from eval.processes import Crowd, ask, crowd, timed

GOOD = [{"status": "answered", "answer": "12 所。"}]
# What the page's API sends for a question, by the question's words.
STREAMS = {
    "好": f"event: complete\ndata: {json.dumps(GOOD)}\n\n",
    "慢": f"event: heartbeat\ndata: null\n\nevent: complete\ndata: {json.dumps(GOOD)}\n\n",
    "错": "event: error\ndata: null\n\n",
    "空": "",
    "坏": 'event: complete\ndata: [{"status": "error", "answer": "x"}]\n\n',
}


class Page(BaseHTTPRequestHandler):
    def do_POST(self):
        words = json.loads(self.rfile.read(int(self.headers["content-length"])))["data"][0]
        self._send(json.dumps({"event_id": str(list(STREAMS).index(words))}))

    def do_GET(self):
        self._send(list(STREAMS.values())[int(self.path.rsplit("/", 1)[1])])

    def _send(self, text: str):
        body = text.encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("question", ["好", "慢"])
def test_问到回答(address, question):
    with httpx.Client() as client:
        assert ask(client, address, question) == GOOD[0]


@pytest.mark.parametrize("question", ["错", "空", "坏"])
def test_不是回答就报错(address, question):
    with httpx.Client() as client, pytest.raises(ValueError, match="answer"):
        ask(client, address, question)


def test_一群人同时问_错的也计时(address):
    met = crowd(address, ["好", "错", "慢", "好"], people=2, each=2)
    assert (len(met.milliseconds), met.errors) == (4, 1)
    assert crowd("http://127.0.0.1:9", ["好"], people=1, each=1).errors == 1


def test_命令失败不算测到():
    with pytest.raises(RuntimeError, match=r"ended with 2"):
        timed(["没有这个命令"], dict(os.environ))


def test_在目标之内才算达到():
    exact = Measure(name="p95", value=500, target=500, unit="ms", n=96)
    assert exact.row == ("p95 (n=96)", "500.0 ms", "≤ 500 ms", "ok")
    assert Measure(name="errors", value=1, target=0, unit="").row == ("errors", "1", "≤ 0", "MISSED")


@pytest.mark.parametrize(("value", "code"), [(0.2, 0), (0.6, 1)])
def test_有一个没达到就返回一(monkeypatch, tmp_path, capsys, value, code):
    measures = [Measure(name="--help", value=value, target=0.5, unit="s")]
    monkeypatch.setattr(bench, "commands", lambda environment: measures)
    monkeypatch.setattr(bench, "answers", lambda folder, questions: [])
    monkeypatch.setattr(bench, "serving", lambda environment, questions: [])
    place = tmp_path / "bench.json"
    assert bench.main(["--json", str(place)]) == code
    assert json.loads(place.read_text("utf-8"))["figures"][0]["ok"] is (code == 0)
    assert "--help" in capsys.readouterr().out


def test_没走到的途径不能当作很快():
    with pytest.raises(RuntimeError, match="calculator"):
        bench._of({"retrieval": [1.0]}, "calculator")


def test_空的人群():
    assert Crowd().milliseconds == []
