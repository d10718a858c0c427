"""A bar shows value and threshold in the right order, says the same in words, and cuts no label."""

import re

import pytest
from pages import CHINESE, ENGLISH, NASTY, RESULT, plain, running

from assistant.answering.gauge import Gauge, gauges
from assistant.types import ToolCall
from assistant.web.bars import bar


def gauge(**result) -> Gauge:
    (found,) = gauges([ToolCall(name="evaluate_indicator", arguments={}, result=RESULT | result)])
    return found


def wanted(shown: str) -> tuple[float, float]:
    x, width = re.search(r'class="wanted" x="([\d.]+)%" y="22" width="([\d.]+)%"', shown).groups()
    return float(x), float(x) + float(width)


def test_it_says_in_words_what_it_shows():
    shown = bar(gauge(), CHINESE)
    words = "小学每百名学生拥有网络多媒体教室数：公示 3.26 间，标准 不低于 2.3 间，达标"
    assert f'role="img" aria-label="{words}"' in shown
    assert 'class="gauge met"' in shown
    assert (
        'aria-label="Multimedia classrooms, primary school: Reported 3.26 rooms, Standard at least 2.3 rooms, met"'
        in (bar(gauge(), ENGLISH))
    )


@pytest.mark.parametrize(("direction", "side"), [(">=", "right"), (">", "right"), ("<=", "left"), ("<", "left")])
def test_the_wanted_side_follows_the_direction(direction, side):
    low, high = wanted(bar(gauge(direction=direction), CHINESE))
    limit = gauge().limit * 100
    expected = (limit, 100) if side == "right" else (0, limit)
    assert (low, high) == pytest.approx(expected, abs=0.02)


def test_an_open_bound_and_a_value_of_one_s_own_are_said():
    assert "公示 不低于 95.7%" in plain(bar(gauge(value=95.7, display="95.7", unit="%", comparator=">="), CHINESE))
    assert "您说的 3.26 间" in plain(bar(gauge(assumed=True), CHINESE))


def test_a_label_near_an_edge_is_written_inwards():
    shown = bar(gauge(value=0.1, display="0.1"), CHINESE)
    assert re.search(r'class="reported" x="[\d.]+%" y="14" text-anchor="start"', shown)
    assert re.search(r'class="asked" x="80.00%" y="57" text-anchor="end"', shown)
    assert 'text-anchor="middle"' in bar(gauge(), CHINESE)


def test_unmet_is_no_matter_of_colour_alone():
    shown = bar(gauge(verdict="unmet"), CHINESE)
    assert 'class="gauge unmet"' in shown
    assert "未达标" in plain(shown)


def test_nothing_in_it_runs():
    assert running(bar(gauge(label=NASTY, display=NASTY, unit=NASTY, level=NASTY, verdict=NASTY), CHINESE)) == []
