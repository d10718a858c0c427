"""Distances to the threshold: the nearest first, on either side of it; nothing for what is undisclosed."""

from decimal import Decimal

from assistant.indicators.distances import distances
from assistant.indicators.schools import school_rows
from assistant.indicators.sources import open_standard
from assistant.indicators.table import read_table
from assistant.indicators.whatif import apply_changes
from assistant.settings import shipped_corpus


def test_the_nearest_comes_first_and_the_undisclosed_not_at_all():
    standard = open_standard(shipped_corpus())
    table = read_table(shipped_corpus() / "schools" / "sample.csv")
    found = distances(school_rows(table, standard))
    assert [abs(one.share) for one in found] == sorted(abs(one.share) for one in found)
    least = next(one for one in found if one.code == "G08" and one.indicator == "L7")
    assert (least.verdict, least.display, least.threshold) == ("unmet", "2.12", Decimal("2.3"))
    assert least.share < 0
    assert least.difference == "低于 0.18"
    emptied = apply_changes(table, ["G08.网络多媒体教室数="])
    left = distances(school_rows(emptied, standard))
    assert len(left) == len(found) - 1
    assert not [one for one in left if one.code == "G08" and one.indicator == "L7"]
