"""The closed set of tools: each can be replayed, and LangChain sees the same ones."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from langchain_core.tools import StructuredTool
from pydantic import ValidationError

from assistant.answering.assistant import Assistant
from assistant.answering.tools.toolbox import Outcome, Quote
from assistant.errors import CorpusError, InputError


def operand(county: Assistant, words: str, value: str, unit: str) -> dict[str, Any]:
    start = county.corpus.documents["notice"].text.index(words)
    return {
        "label": words,
        "value": value,
        "unit": unit,
        "document": "notice",
        "start": start,
        "end": start + len(words),
    }


@pytest.fixture(scope="module")
def outcomes(county: Assistant) -> dict[str, Outcome]:
    """Every tool called once."""
    pupils = [operand(county, "初中3225人", "3225", "人"), operand(county, "小学6015人", "6015", "人")]
    text = county.corpus.documents["notice"].text
    start = text.index("严禁学校收取")
    calls: dict[str, dict[str, Any]] = {
        "reported_value": {"indicator": "L7", "level": "primary"},
        "indicator_threshold": {"indicator": "G11", "condition": "exchange_rate"},
        "evaluate_indicator": {"indicator": "L1", "level": "junior"},
        "judge_value": {"indicator": "G5", "level": "primary", "value": Decimal("45")},
        "judge_count": {"indicator": "L3", "level": "primary", "whole": Decimal("900"), "have": Decimal("8")},
        "judge_resources": {"percents": [Decimal("99.6"), Decimal("92.6")], "rest_met": True},
        "compute": {"operation": "compare", "claim": "more", "operands": pupils},
        "project": {"operation": "part", "operands": pupils[:1], "rate": Decimal("40")},
        "rank": {"operands": pupils},
        "comment_period": {"today": date(2025, 11, 5)},
        "check_statement": {"statement": "学校收赞助费吗", "document": "notice", "start": start, "end": start + 14},
        "audit_rows": {"verdict": "unmet"},
        "audit_row": {"indicator": "L7"},
        "nearest_thresholds": {"level": "primary"},
        "reported_values": {"area": "资源配置", "level": "junior"},
        "reported_spread": {"level": "primary"},
        "check_number": {"stated": pupils[0], "value": Decimal("3300"), "unit": "人", "comparator": ">="},
        "check_sum": {"whole": operand(county, "在校生9240人", "9240", "人"), "parts": pupils},
    }
    assert set(calls) == set(county.toolbox.names)
    return {name: county.toolbox.call(name, **arguments) for name, arguments in calls.items()}


def test_再算一遍结果相同(county: Assistant, outcomes: dict[str, Outcome]) -> None:
    for name, outcome in outcomes.items():
        again = county.toolbox.call(name, **outcome.arguments)
        assert (again.result, again.quotes, again.arguments) == (outcome.result, outcome.quotes, outcome.arguments)


def test_经过JSON再算一遍结果相同(county: Assistant, outcomes: dict[str, Outcome]) -> None:
    for name, outcome in outcomes.items():
        stored = json.loads(json.dumps({"arguments": outcome.arguments, "result": outcome.result}))
        again = county.toolbox.call(name, **stored["arguments"])
        assert json.loads(json.dumps(again.result)) == stored["result"]


def test_引文都在文件里(county: Assistant, outcomes: dict[str, Outcome]) -> None:
    for outcome in outcomes.values():
        for quote in outcome.quotes:
            assert county.corpus.documents[quote.document].text[quote.start : quote.end].strip()


def test_公示报告的值(outcomes: dict[str, Outcome]) -> None:
    result = outcomes["reported_value"].result
    assert (result["value"], result["display"], result["unit"]) == (2.18, "2.18", "间")


def test_标准的要求(outcomes: dict[str, Outcome]) -> None:
    result = outcomes["indicator_threshold"].result
    assert (result["threshold"], result["direction"], result["unit"]) == (10.0, ">=", "%")


def test_结论连同差多少(county: Assistant, outcomes: dict[str, Outcome]) -> None:
    result = outcomes["evaluate_indicator"].result
    assert (result["verdict"], result["relation"], result["difference_display"]) == ("unmet", "低于", "0.18")
    assert result["difference"] == pytest.approx(5.12 - 5.3)
    assert result["percent_display"] == "3.4%"
    assert "5.12" in result["steps"]
    words = [county.corpus.documents[q.document].text[q.start : q.end] for q in outcomes["evaluate_indicator"].quotes]
    assert words[0].endswith("初中5.12人")
    assert words[1].endswith("初中5.3人以上")


@pytest.mark.parametrize(
    ("value", "level", "verdict", "relation"),
    [
        ("45", "primary", "met", "等于"),
        ("46", "primary", "unmet", "高出"),
        ("50", "junior", "met", "等于"),
        ("51", "junior", "unmet", "高出"),
    ],
)
def test_自己的数对照标准(county: Assistant, value: str, level: str, verdict: str, relation: str) -> None:
    result = county.toolbox.call("judge_value", indicator="G5", level=level, value=value).result
    assert (result["verdict"], result["relation"], result["assumed"]) == (verdict, relation, True)


@pytest.mark.parametrize(
    ("operation", "value", "unit"),
    [
        ("sum", 9240.0, "人"),
        ("difference", -2790.0, "人"),
        ("compare", -2790.0, "人"),
        ("ratio", 0.536, ""),
        ("share", 53.6, "%"),
    ],
)
def test_加减比(county: Assistant, operation: str, value: float, unit: str) -> None:
    pupils = [operand(county, "初中3225人", "3225", "人"), operand(county, "小学6015人", "6015", "人")]
    outcome = county.toolbox.call("compute", operation=operation, operands=pupils)
    assert outcome.result["value"] == pytest.approx(value, abs=0.05)
    assert outcome.result["unit"] == unit
    assert outcome.result["steps"].startswith("3225 ")
    assert [quote.document for quote in outcome.quotes] == ["notice", "notice"]


def test_比较的说法对不对(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["compute"].result["holds"] is False


def test_除以零说清楚(county: Assistant) -> None:
    pupils = [operand(county, "初中3225人", "3225", "人"), operand(county, "小学6015人", "0", "人")]
    for operands in (pupils, pupils[:1]):
        with pytest.raises(InputError, match="不为零"):
            county.toolbox.call("compute", operation="ratio", operands=operands)


def test_单位不同要标出来(county: Assistant) -> None:
    mixed = [operand(county, "初中3225人", "3225", "人"), operand(county, "小学11所", "11", "所")]
    assert county.toolbox.call("compute", operation="sum", operands=mixed).result["mixed_units"] == ["人", "所"]


@pytest.mark.parametrize(
    ("today", "state"),
    [("2025-11-02", "before"), ("2025-11-03", "open"), ("2025-11-07", "open"), ("2025-11-08", "after")],
)
def test_公示期的前中后(county: Assistant, today: str, state: str) -> None:
    result = county.toolbox.call("comment_period", today=today).result
    assert (result["state"], result["days"]) == (state, 5)
    assert (result["opens"], result["closes"]) == ("2025-11-03", "2025-11-07")


def test_一句话与原话(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["check_statement"].result == {"holds": False}


def test_按结论列指标(county: Assistant) -> None:
    found = {v: county.toolbox.call("audit_rows", verdict=v).result for v in ("met", "unmet", "claimed", "undisclosed")}
    ids = [row["indicator"] for result in found.values() for row in result["rows"]]
    assert sorted(ids) == sorted(indicator.id for indicator in county.standard.indicators)
    assert [row["indicator"] for row in found["unmet"]["rows"]] == ["L1", "L7"]
    assert all(result["count"] == len(result["rows"]) for result in found.values())


def test_离标准最近的在前(outcomes: dict[str, Outcome]) -> None:
    rows = outcomes["nearest_thresholds"].result["rows"]
    assert [row["indicator"] for row in rows] == ["L7", "L4", "L1", "L2"]
    assert {row["level"] for row in rows} == {"primary"}


def test_没报的值是没有公布(county: Assistant) -> None:
    outcome = county.toolbox.call("evaluate_indicator", indicator="L5", level="primary")
    assert (outcome.result["value"], outcome.result["verdict"]) == (None, "undisclosed")
    assert outcome.result["threshold"] == 7.5


def test_只有说法没有数的是公示称达标(county: Assistant) -> None:
    outcome = county.toolbox.call("evaluate_indicator", indicator="G8")
    assert outcome.result["verdict"] == "claimed"
    assert outcome.quotes


@pytest.mark.parametrize("tool", ["reported_value", "indicator_threshold", "evaluate_indicator"])
def test_没有的指标(county: Assistant, tool: str) -> None:
    with pytest.raises(InputError, match="没有指标 L99"):
        county.toolbox.call(tool, indicator="L99", level="primary")
    with pytest.raises(InputError, match="没有 nothing 这一项"):
        county.toolbox.call(tool, indicator="G11", condition="nothing")


def test_没有的工具和公示(county: Assistant) -> None:
    with pytest.raises(InputError, match="没有工具 shell"):
        county.toolbox.call("shell", command="ls")
    with pytest.raises(CorpusError, match="没有公示 nowhere"):
        county.toolbox.call("reported_value", indicator="L7", level="primary", announcement="nowhere")


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("reported_value", {}),
        ("reported_value", {"indicator": "L7", "role": "staff"}),
        ("reported_value", {"indicator": "L7", "level": "university"}),
        ("compute", {"operation": "power", "operands": []}),
        ("compute", {"operation": "sum", "operands": []}),
        ("audit_rows", {"verdict": "perhaps"}),
        ("comment_period", {"today": "昨天"}),
    ],
)
def test_参数不对不运行(county: Assistant, tool: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        county.toolbox.call(tool, **arguments)


# -- LangChain ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def faces(county: Assistant) -> dict[str, StructuredTool]:
    return {tool.name: tool for tool in county.toolbox.langchain()}


def test_名字和说明(county: Assistant, faces: dict[str, StructuredTool]) -> None:
    assert tuple(faces) == county.toolbox.names
    assert all("\u4e00" <= tool.description[0] <= "\u9fff" for tool in faces.values())


def test_参数的样式(faces: dict[str, StructuredTool]) -> None:
    assert set(faces["reported_value"].args) == {"indicator", "level", "condition", "announcement"}
    assert set(faces["judge_value"].args) == {"indicator", "level", "condition", "announcement", "value"}
    assert set(faces["comment_period"].args) == {"today", "announcement"}
    assert not any("role" in tool.args or "audience" in tool.args for tool in faces.values())
    for tool in faces.values():
        assert json.dumps(tool.tool_call_schema.model_json_schema())  # what a chat model is given


def test_同样的结果_引文作为附件(faces: dict[str, StructuredTool], outcomes: dict[str, Outcome]) -> None:
    for name, outcome in outcomes.items():
        message = faces[name].invoke({"name": name, "args": outcome.arguments, "id": "1", "type": "tool_call"})
        assert json.loads(message.content) == json.loads(json.dumps(outcome.result))
        assert message.artifact.quotes == outcome.quotes
        assert all(isinstance(quote, Quote) for quote in message.artifact.quotes)


def test_模型给错参数时听得见(faces: dict[str, StructuredTool]) -> None:
    with pytest.raises(InputError, match="没有指标 L99"):
        faces["reported_value"].invoke({"indicator": "L99", "level": "primary"})
    with pytest.raises(ValidationError):
        faces["reported_value"].invoke({"indicator": "L7", "level": "university"})
