"""The tools over school tables: typed, cited, replayable, and not there for a reader who may not see the table."""

import json
from pathlib import Path
from typing import Any

import pytest
from langchain_core.tools import StructuredTool
from made_up import Open
from pydantic import ValidationError
from school_tables import with_table

from assistant.answering.assistant import Assistant
from assistant.answering.tools.toolbox import Outcome, Toolbox
from assistant.errors import InputError
from assistant.indicators.table_document import holds_cells

CALLS: dict[str, dict[str, Any]] = {
    "school_value": {"indicator": "L7", "level": "primary", "school": "G08"},
    "school_verdict": {"school": "G11"},
    "school_difference": {"indicator": "L6", "school": "G10", "other": "G12"},
    "school_verdicts": {"only": "unmet"},
    "school_cv": {"indicator": "L4", "level": "primary"},
    "school_ranking": {"indicator": "L5", "level": "primary", "limit": 1},
    "school_what_if": {"changes": ["G08.网络多媒体教室数=25"]},
    "school_need": {"school": "G08", "indicator": "L7"},
    "school_cells": {"school": "G08", "columns": ["网络多媒体教室数", "小学在校生数"]},
    "school_unfilled": {},
    "audit_row": {"indicator": "L4"},
}


@pytest.fixture(scope="module")
def beside(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The sample beside another county's announcement."""
    return open_folder(with_table(tmp_path_factory.mktemp("beside")))


@pytest.fixture(scope="module")
def staff(beside: Assistant) -> Toolbox:
    return beside.toolbox.of("staff")


@pytest.fixture(scope="module")
def outcomes(staff: Toolbox) -> dict[str, Outcome]:
    return {name: staff.call(name, **arguments) for name, arguments in CALLS.items()}


@pytest.fixture(scope="module")
def faces(staff: Toolbox) -> dict[str, StructuredTool]:
    return {tool.name: tool for tool in staff.langchain()}


def test_试了每一个(beside: Assistant, staff: Toolbox) -> None:
    assert set(staff.names) - set(beside.toolbox.names) | {"audit_row"} == set(CALLS)


def test_经过LangChain_结果相同_引文作为附件(
    beside: Assistant, faces: dict[str, StructuredTool], outcomes: dict[str, Outcome]
) -> None:
    for name, outcome in outcomes.items():
        message = faces[name].invoke({"name": name, "args": CALLS[name], "id": "1", "type": "tool_call"})
        assert json.loads(message.content) == outcome.result
        assert message.artifact.quotes == outcome.quotes
        assert outcome.quotes, name
        for quote in message.artifact.quotes:
            document = beside.corpus.documents[quote.document]
            if document.kind == "schools":
                assert holds_cells(document, quote.cells, quote.start, quote.end)
            else:
                assert not quote.cells
                assert document.text[quote.start : quote.end].strip()


def test_名字_说明和参数(faces: dict[str, StructuredTool]) -> None:
    for name in CALLS:
        tool = faces[name]
        assert "\u4e00" <= tool.description[0] <= "\u9fff"
        schema = tool.tool_call_schema.model_json_schema()
        assert all(field.get("description") for field in schema["properties"].values()), name
        assert not {"role", "audience", "reader"} & set(tool.args)


def test_经过JSON再算一遍结果相同(staff: Toolbox, outcomes: dict[str, Outcome]) -> None:
    for name, outcome in outcomes.items():
        stored = json.loads(json.dumps({"arguments": outcome.arguments, "result": outcome.result}))
        again = staff.call(name, **stored["arguments"])
        assert json.loads(json.dumps(again.result)) == stored["result"]
        assert (again.quotes, again.arguments) == (outcome.quotes, outcome.arguments)


def test_示例数据都标明(outcomes: dict[str, Outcome]) -> None:
    for name, outcome in outcomes.items():
        if name.startswith("school_"):
            assert "示例数据" in outcome.result["labels"]
    assert "假设" in outcomes["school_what_if"].result["labels"]
    assert "假设" in outcomes["school_need"].result["labels"]


def test_数值与差(outcomes: dict[str, Outcome]) -> None:
    value = outcomes["school_value"].result["values"][0]
    assert (value["display"], value["relation"], value["difference_display"]) == ("2.12", "低于", "0.18")
    assert outcomes["school_value"].result["verdict"] == "unmet"
    gap = outcomes["school_difference"].result["differences"][0]
    assert (gap["relation"], gap["difference_display"], gap["unit"]) == ("低于", "217.48", "元")
    assert [one["display"] for one in gap["values"]] == ["3117.27", "3334.75"]


def test_差异系数不因引别的条文(outcomes: dict[str, Outcome]) -> None:
    found = outcomes["school_cv"]
    assert (found.result["verdict"], found.result["values"][0]["cv_display"]) == ("met", "0.138")
    assert len(found.quotes) == 2  # the cells and the limit, not the threshold of the mean


def test_假设引的是表里现在的数(outcomes: dict[str, Outcome]) -> None:
    cells = outcomes["school_what_if"].quotes[0].cells
    assert "网络多媒体教室数 11" in cells
    assert "25" not in cells


def test_没有未达标的时候用全部学校作证(staff: Toolbox) -> None:
    found = staff.call("school_verdicts", indicator="L1", only="unmet")
    assert (found.result["count"], found.result["schools"], found.result["total"]) == (0, [], 12)
    assert len(found.quotes[0].cells.split("\n")) == 12


def test_上下限(staff: Toolbox) -> None:
    found = staff.call("school_ranking", indicator="L4", level="primary", below=7.0).result
    assert [one["code"] for one in found["ranking"]] == ["G06", "G05"]
    assert found["count"] == 2
    above = staff.call("school_ranking", column="初中在校生数", above=1500, least_first=False).result
    assert [one["code"] for one in above["ranking"]] == ["G02", "G01"]


def test_没有填报的格(staff: Toolbox) -> None:
    found = staff.call("school_unfilled").result
    assert found["schools"] == [{"code": "G12", "name": "示例县雪莲乡小学", "columns": ["最小美术教室面积"]}]
    assert staff.call("school_unfilled", school="G01").result["schools"] == []


@pytest.mark.parametrize(
    ("tool", "arguments", "fault"),
    [
        ("school_value", {"indicator": "L99"}, InputError),
        ("school_value", {"indicator": "L1", "school": "G99"}, InputError),
        ("school_value", {"indicator": "L1", "table": "别的"}, InputError),
        ("school_ranking", {}, InputError),
        ("school_ranking", {"indicator": "L1", "column": "运动场地面积"}, InputError),
        ("school_cells", {"school": "G08", "columns": ["办学类型"]}, InputError),
        ("school_difference", {"indicator": "L1", "school": "G01", "other": "G12"}, InputError),
        ("school_what_if", {"changes": []}, ValidationError),
        ("school_what_if", {"changes": ["G08.网络多媒体教室数=很多"]}, InputError),
        ("school_value", {"indicator": "L1", "role": "staff"}, ValidationError),
        ("school_cv", {"level": "senior"}, ValidationError),
    ],
)
def test_参数不对听得见(staff: Toolbox, tool: str, arguments: dict[str, Any], fault: type[Exception]) -> None:
    with pytest.raises(fault):
        staff.call(tool, **arguments)


# -- who may ----------------------------------------------------------------------------------------------------------


def test_公众没有这些工具(beside: Assistant) -> None:
    for toolbox in (beside.toolbox, beside.toolbox.of("public"), beside.toolbox.of("staff").of("public")):
        assert not [name for name in toolbox.names if name.startswith("school_")]
        assert not [tool.name for tool in toolbox.langchain() if tool.name.startswith("school_")]
        with pytest.raises(InputError, match="没有工具") as fault:
            toolbox.call("school_value", indicator="L7", school="G08")
        assert "school" not in fault.value.remedy
        assert "sample" not in str(fault.value)


def test_写明公开的表公众也能用(open_folder: Open, tmp_path: Path) -> None:
    folder = with_table(tmp_path / "open")
    beside = folder / "schools" / "sample.yaml"
    beside.write_text(beside.read_text("utf-8").replace("audience: staff", "audience: public"), "utf-8")
    opened = open_folder(folder)
    assert "school_value" in opened.toolbox.names
    assert opened.answer("G08的多媒体教室达标吗").working[0].name == "school_value"


def test_两份表_看不见的和没有的一个说法(open_folder: Open, tmp_path: Path) -> None:
    folder = with_table(tmp_path / "two")
    for suffix in (".csv", ".yaml"):
        text = (folder / "schools" / f"sample{suffix}").read_text("utf-8")
        (folder / "schools" / f"open{suffix}").write_text(text.replace("audience: staff", "audience: public"), "utf-8")
    public = open_folder(folder).toolbox
    assert [table.name for table in public.tables] == ["open"]
    said = []
    for name in ("sample", "nothing"):
        with pytest.raises(InputError) as fault:
            public.call("school_value", indicator="L7", table=name)
        said.append(str(fault.value).replace(name, ""))
    assert said[0] == said[1]
