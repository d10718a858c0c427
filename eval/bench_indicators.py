"""Speed of the calculator and the audit: ``python -m eval.bench_indicators``; exit code 1 where a target is missed.

Nothing of the assistant's answering is used. The counties are drawn with a fixed seed; their rows are checked as those
of a file are.
"""

import csv
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from assistant.documents.corpus import load_corpus
from assistant.indicators.county import county_of, county_result
from assistant.indicators.policy import policy
from assistant.indicators.school import FIELDS, LEVELS_OF_TYPE
from assistant.indicators.schools import school_rows
from assistant.indicators.sources import audit_of, open_standard
from assistant.indicators.table import SchoolTable, TableInfo, check_rows, read_table
from assistant.settings import shipped_corpus
from assistant.text.lexicon import load_lexicon

_SCHOOLS, _MANY, _COUNTIES = 300, 100_000, 2_800
_KINDS = ("小学", "小学", "小学", "教学点", "初级中学", "九年一贯制学校", "完全中学")
_WORDS = {"primary": "小学", "junior": "初中", "senior": "高中"}
_INFO = TableInfo(title="示例数据", county="示例县", school_year="2025", provenance="synthetic")
_TIMES = 3  # the best of so many runs


class Figure(NamedTuple):
    """One figure: what was measured and the most that it may be."""

    name: str
    value: float
    target: float
    unit: str


def figures() -> list[Figure]:
    """One county of 300 schools, a country of 2,800 counties in a process of its own, and an audit."""
    with get_context("spawn").Pool(1) as pool:
        seconds, gigabytes = pool.apply(country)
    return [
        Figure("300 schools: read, judged, as JSON", min(_county() for _ in range(_TIMES)), 0.5, "s"),
        Figure("100,000 schools of 2,800 counties", seconds, 60, "s"),
        Figure("their peak memory", gigabytes, 2, "GB"),
        Figure("an audit of an announcement", min(_audit() for _ in range(_TIMES)), 1, "s"),
    ]


def rows(count: int, draw: random.Random) -> Iterator[dict[str, Any]]:
    """Rows of a school table by column, every cell filled and without a fault."""
    for number in range(count):
        kind = draw.choice(_KINDS)
        row: dict[str, Any] = {
            "row": number + 2,
            "学校标识码": f"S{number}",
            "学校名称": f"示例{number}校",
            "办学类型": kind,
        }
        row |= {"城乡类型": draw.choice(("城区", "镇区", "乡村")), "寄宿制": draw.choice(("是", "否"))}
        total = 0
        for level in LEVELS_OF_TYPE[kind]:
            pupils = draw.randint(60, 1500)
            total += pupils
            row[f"{_WORDS[level]}在校生数"] = pupils
            if level != "senior":
                row |= _level(_WORDS[level], pupils, draw)
        row |= {
            "教学及辅助用房面积": total * 8,
            "室内体育用房面积": total // 3,
            "运动场地面积": total * draw.randint(6, 20),
        }
        row |= {
            "教学仪器设备资产值": total * draw.randint(1500, 5000),
            "网络多媒体教室数": total // draw.randint(25, 45),
        }
        yield row | {"音乐专用教室数": 4, "最小音乐教室面积": 98, "美术专用教室数": 4, "最小美术教室面积": 92.5}


def _level(word: str, pupils: int, draw: random.Random) -> dict[str, Any]:
    classes = -(-pupils // 42)
    teachers = -(-pupils // draw.randint(10, 18))
    return {
        f"{word}班数": classes,
        f"{word}最大班额": -(-pupils // classes),
        f"{word}专任教师数": teachers,
        f"{word}高于规定学历教师数": draw.randint(teachers // 2, teachers),
        f"{word}县级以上骨干教师数": draw.randint(0, teachers // 3),
        f"{word}体育艺术专任教师数": draw.randint(0, teachers // 4),
    }


def _county() -> float:
    """Seconds for one table of 300 schools, from the file to its JSON."""
    standard = open_standard()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "county.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(FIELDS), extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows(_SCHOOLS, random.Random(1)))  # noqa: S311 (no secret)
        started = time.perf_counter()
        table = read_table(path)
        county_result(table, standard).to_json()
        _ = [row.to_json() for row in school_rows(table, standard)]
        return time.perf_counter() - started


def country() -> tuple[float, float]:
    """Seconds and peak gigabytes for all counties, one after the other, rows checked and results as JSON."""
    held = policy(open_standard())
    draw = random.Random(2)  # noqa: S311 (no secret)
    spent = 0.0
    for number in range(_COUNTIES):
        drawn = list(rows(_MANY // _COUNTIES + (number < _MANY % _COUNTIES), draw))
        started = time.perf_counter()
        faults, schools = check_rows(drawn, missing=set())
        if faults:
            raise RuntimeError(f"a drawn county has faults: {faults[0]}")
        county_of(SchoolTable(name="t", sha256="", info=_INFO, schools=schools), held).to_json()
        spent += time.perf_counter() - started
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return spent, kilobytes * 1024 / 1e9


def _audit() -> float:
    """Seconds for the audit of the first announcement of the shipped corpus, its figures read anew."""
    shipped = shipped_corpus()
    standard, lexicon = open_standard(shipped), load_lexicon(shipped / "language")
    started = time.perf_counter()
    corpus = load_corpus(shipped, shipped, lexicon)
    audit_of(corpus.of_kind("announcement")[0], corpus, standard).to_json()
    return time.perf_counter() - started


def main() -> int:
    """Measure and print; 0 if every figure is within its target."""
    found = figures()
    for one in found:
        state = "ok" if one.value <= one.target else "MISSED"
        print(f"{one.name:<40} {one.value:8.2f} {one.unit:<3} ≤ {one.target:g}  {state}")
    return 0 if all(one.value <= one.target for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
