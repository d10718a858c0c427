"""A calculation is shown in words, number by number, and every name that a tool gives has its word."""

from datetime import date

import pytest
from pages import CHINESE, ENGLISH, NASTY, RESULT, plain, running

from assistant.answering.assistant import Assistant
from assistant.settings import Settings
from assistant.types import ToolCall
from assistant.web.working import NUMBERS, working


def rows(shown: str) -> dict[str, str]:
    """The table's names and values."""
    lines = shown.replace("</tr>", "\n").replace("</caption>", "\n").replace("</th>", "\t").split("\n")
    return dict(plain(line).split("\t") for line in lines if "\t" in line)


def call(**result) -> ToolCall:
    return ToolCall(name="evaluate_indicator", arguments={"indicator": "L7", "level": "primary"}, result=result)


def test_a_number_reads_with_its_bound_and_its_unit():
    shown = working([call(**RESULT)], {"notice": "某县公示", "rules": "评估标准"}, CHINESE)
    told = rows(shown)
    assert "公示数值对照标准 evaluate_indicator" in plain(shown)
    assert told["给定"] == "指标 L7 学段 小学"
    assert told["数值"] == "3.26 间"
    assert told["标准值"] == "不低于 2.3 间"
    assert told["相差"] == "高出 0.96 间"
    assert told["结论"] == "达标"
    assert told["公示"] == "某县公示"
    assert told["标准条款"] == "评估标准 二(一)7"
    assert told["没有公布"] == "各校数值、校际差异系数"


def test_what_was_given_is_not_said_twice_and_what_is_empty_not_at_all():
    told = rows(working([call(**RESULT)], {}, CHINESE))
    assert not {"指标", "学段", "时间", "单位", "界限"} & set(told)
    assert told["取整后结论会变"] == "否"


def test_an_undisclosed_value_leaves_the_threshold_its_unit():
    told = rows(
        working([call(value=None, threshold=2.3, threshold_display="2.30", direction=">=", unit="间")], {}, CHINESE)
    )
    assert told == {"给定": "指标 L7 学段 小学", "标准值": "不低于 2.30 间"}


def test_a_sum_shows_its_terms_and_its_steps():
    terms = [{"label": "小学", "value": "7661", "unit": "人", "document": "n", "start": 1, "end": 2}]
    sums = ToolCall(
        name="compute",
        arguments={"operation": "sum", "operands": terms},
        result={"value": 0.1 + 0.2, "unit": "人", "steps": "0.1 + 0.2 = 0.3"},
    )
    told = rows(working([sums], {}, CHINESE))
    assert told["给定"] == "运算 求和 用到的数 名称 小学 数值 7661 人"
    assert told["数值"] == "0.3 人"
    assert told["算式"] == "0.1 + 0.2 = 0.3"


def test_rows_stand_apart_and_what_they_share_is_said_once():
    first = {"label": "甲", "county": "某县", "condition": "own_key"}
    shown = working([call(rows=[first | {"holds": True}, first | {"label": "乙", "holds": False}])], {}, CHINESE)
    assert shown.count('class="item"') == 3
    assert "名称 乙 对得上 否各项都是：县 某县" in plain(shown)
    assert "own_key" not in shown


def test_in_english_every_word_but_the_names_of_things_is_english():
    told = rows(working([call(**RESULT)], {}, ENGLISH))
    assert told["Standard"] == "at least 2.3 rooms"
    assert told["Difference"] == "above by 0.96 rooms"
    assert told["Not disclosed"] == "values of each school, coefficient of variation between schools"


def test_nothing_calculated_shows_nothing():
    assert working((), {}, CHINESE) == ""


def test_no_name_and_no_value_runs():
    nasty = ToolCall(name=NASTY, arguments={NASTY: NASTY}, result={"rows": [{NASTY: [NASTY]}], "x": {"unit": NASTY}})
    assert running(working([nasty], {NASTY: NASTY}, CHINESE)) == []


@pytest.fixture(scope="module")
def toolbox(tmp_path_factory):
    """The tools of staff: those of the public and those over the school table."""
    return Assistant.open(Settings(data_dir=tmp_path_factory.mktemp("data"))).toolbox.of("staff")


def names_in(value) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for part in value.values() for name in names_in(part)}
    return {name for part in value for name in names_in(part)} if isinstance(value, list) else set()


def test_every_tool_and_every_name_it_gives_has_its_word(toolbox):
    text = next(iter(toolbox.facts.corpus.documents.values()))
    number = {"label": "甲", "value": "1", "unit": "人", "document": text.id, "start": 0, "end": 1}
    plan = {
        "reported_value": [{"indicator": "L7", "level": "primary"}],
        "indicator_threshold": [{"indicator": "L7", "level": "primary"}],
        "evaluate_indicator": [{"indicator": "L7", "level": "primary"}, {"indicator": "CV", "level": "primary"}],
        "judge_value": [{"indicator": "L7", "level": "primary", "value": "2"}],
        "judge_count": [{"indicator": "G3", "condition": "music_rooms", "whole": "25", "have": "2"}],
        "judge_resources": [{"percents": ["104", "93"], "rest_met": True}, {"percents": ["104"]}],
        "compute": [{"operation": "sum", "operands": [number, number]}],
        "project": [{"operation": "part", "operands": [number], "rate": "40"}],
        "comment_period": [{"today": date(2026, 1, 21)}],
        "check_statement": [{"statement": "甲", "document": text.id, "start": 0, "end": 5}],
        "audit_rows": [{"verdict": "undisclosed"}],
        "nearest_thresholds": [{}],
        "reported_values": [{"area": "资源配置", "level": "primary"}],
        "reported_spread": [{"level": "primary"}],
        "check_number": [{"stated": number, "value": "2", "unit": "人"}],
        "check_sum": [{"whole": number, "parts": [number, number]}],
        "rank": [{"operands": [number, number]}],
        "audit_row": [{"indicator": one.id} for one in toolbox.facts.standard.indicators],
        "school_value": [{"indicator": "L7", "school": "G08"}, {"indicator": "G4"}, {"indicator": "L1"}],
        "school_verdict": [{}, {"school": "G08"}, {"indicator": "G3"}, {"indicator": "L7"}],
        "school_difference": [{"indicator": "L6", "school": "G10", "other": "G12"}],
        "school_verdicts": [{"only": "unmet"}, {"indicator": "G5"}],
        "school_cv": [{}, {"indicator": "L4", "level": "primary"}],
        "school_ranking": [{"indicator": "L7", "below": 3.0}, {"column": "运动场地面积", "limit": 1}],
        "school_what_if": [{"changes": ["G08.网络多媒体教室数=25"]}],
        "school_need": [{"school": "G08", "indicator": "L7"}],
        "school_cells": [{"school": "G08", "columns": ["网络多媒体教室数"]}],
        "school_unfilled": [{}, {"school": "G12"}],
    }
    assert set(plan) == set(toolbox.names) == set(CHINESE.tools)
    printed = {part for parts in NUMBERS.values() for part in parts}
    for name, each in plan.items():
        for arguments in each:
            outcome = toolbox.call(name, **arguments)
            given = names_in(outcome.arguments) | names_in(outcome.result)
            assert given <= set(CHINESE.fields) | printed | {"document", "start", "end"}, name


def test_every_choice_that_a_tool_gives_has_its_word(toolbox):
    outcome = toolbox.call("nearest_thresholds")
    for row in outcome.result["rows"]:
        assert {row["level"], row["verdict"], row["direction"], row["comparator"]} <= set(CHINESE.values)
