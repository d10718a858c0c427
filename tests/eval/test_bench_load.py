"""The load's figures: of whole answers alone, every failure counted, memory judged once everybody is there."""

import pytest

from eval.bench_load import figures

HEAD = "Type,Name,Request Count,Failure Count,50%,95%\n"


def written(path, *rows: str):
    path.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    return path


def test_what_is_measured(tmp_path):
    stats = written(
        tmp_path / "a.csv",
        "ASK,answer,1000,0,80,400",
        "GET,receive,1000,2,70,390",
        "POST,send,1000,0,5,9",
        ",Aggregated,3000,2,40,380",
    )
    rising = [600_000_000] * 10 + [800_000_000] * 20 + [900_000_000] * 5
    found = {measure.name: measure for measure in figures(stats, rising)}
    assert [(measure.value, measure.ok) for measure in found.values()] == [
        (2, False),
        (80, True),
        (400, True),
        (0.9, True),
        (pytest.approx(100), False),
    ]
    flat = figures(stats, [600_000_000] * 10 + [800_000_000] * 25)
    assert (flat[-1].value, flat[-1].ok) == (0, True)


def test_a_load_that_nobody_answered_is_no_measurement(tmp_path):
    with pytest.raises(RuntimeError, match="nobody got an answer"):
        figures(written(tmp_path / "a.csv", ",Aggregated,0,0,0,0"), [1])
