"""The same facts in two registers: plain words for parents, a table with clauses for staff."""

from pathlib import Path

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.registers import Registers, load_glosses
from assistant.errors import CorpusError
from assistant.settings import shipped_corpus
from eval.metrics.support import support

GLOSSES = shipped_corpus() / "language" / "glosses.yaml"


def test_工作人员看到表和条款_家长看到白话_数是同样的(county: Assistant) -> None:
    question = "小学的多媒体够标准吗"
    parent, staff = county.answer(question), county.answer(question, role="staff")
    header = "| 指标 | 学段 | 数值 | 标准 | 相差 | 判断 |"
    assert header in staff.answer
    assert header not in parent.answer
    row = next(line for line in staff.answer.splitlines() if line.startswith("| L7"))
    assert [cell.strip() for cell in row.strip("|").split("|")][1:6] == [
        "小学", "2.18 间", "2.3 间以上", "低于 0.12 间(5.22%)", "未达标",
    ]  # fmt: skip
    assert staff.answer.startswith(parent.answer.split("“")[0][:20])
    assert staff.citations == parent.citations
    assert parent.working == staff.working


def test_两个学段两行(county: Assistant) -> None:
    answer = county.answer("班额的标准是多少", role="staff").answer
    assert len([line for line in answer.splitlines() if line.startswith("| G5")]) == 2


def test_表里的数都在计算里(county: Assistant) -> None:
    answer = county.answer("小学的多媒体够标准吗", role="staff")
    table = answer.answer.partition("\n\n|")[2]
    assert table.rstrip("[]0123456789").endswith("条款与原文:")
    assert support(answer).unsupported == ()


def test_没有指标的回答没有表(county: Assistant) -> None:
    assert "|" not in county.answer("公示到哪天为止", role="staff").answer


def test_问的人没用的词才解释_只解释一个() -> None:
    registers = Registers({"生均": "生均是平均。", "差异系数": "差异系数是差距。"})

    def told(question: str, answer: str, role: str = "public", status: str = "answered") -> str:
        draft = Draft(status, "retrieval").say(answer)
        return "".join(sentence.text for sentence in registers.put(draft, question, role).sentences)

    assert told("操场够大吗", "生均面积15平方米,差异系数0.3。").endswith("生均是平均。")
    assert told("生均面积多少", "生均面积15平方米,差异系数0.3。").endswith("差异系数是差距。")
    assert told("生均的差异系数呢", "生均面积的差异系数0.3。") == "生均面积的差异系数0.3。"
    assert told("how large", "生均面积15平方米。") == "生均面积15平方米。"
    assert told("操场够大吗", "生均面积15平方米。", role="staff") == "生均面积15平方米。"
    assert told("天气", "可以问生均面积。", status="out_of_scope") == "可以问生均面积。"


def test_长的词先于同一处短的词() -> None:
    registers = Registers({"多媒体": "短的。", "多媒体教室": "长的。"})
    draft = Draft("answered", "retrieval").say("多媒体教室3间。")
    assert registers.put(draft, "电脑房几间", "public").sentences[-1].text == "长的。"


def test_词表里的白话没有数() -> None:
    glosses = load_glosses(GLOSSES)
    assert len(glosses) > 10
    assert all(term in plain for term, plain in glosses.items())


@pytest.mark.parametrize(
    ("content", "said"),
    [("- 生均", "词和它的白话"), ("生均: [平均]", "词和它的白话"), ("生均: 就是除以1。", "不能有数:生均")],
)
def test_词表有错就说(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "glosses.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=said):
        load_glosses(path)
