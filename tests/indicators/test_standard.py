"""The parameters, the document that states them in words, and the code hold each other."""

import ast
import re
import shutil
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from assistant.errors import StandardError
from assistant.indicators.standard import Condition, Reference, Standard, load_standard

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "corpus" / "standards"
DOCUMENT = (FOLDER / "balanced-2017.md").read_text(encoding="utf-8")
STANDARD = load_standard(FOLDER)
IDS = [*(f"L{n}" for n in range(1, 8)), *(f"G{n}" for n in range(1, 16)), *(f"Q{n}" for n in range(1, 10)), "S1"]
LEVEL_WORDS = {"primary": "小学", "junior": "初中", "senior": "高中"}
NUMBER = r"\d+(?:\.\d+)?"


def clauses(text: str) -> dict[str, str]:
    """Every clause of a numbered document by its place: ``二(一)7``; a subsection's place holds all its clauses."""
    found: dict[str, str] = {}
    section = part = ""
    for line in text.splitlines():
        if match := re.match(r"## (\S+?)、", line):
            section = match[1]
        elif match := re.match(r"### (\(\S+?\))", line):
            part = match[1]
        elif match := re.match(r"(\d+)\. (.+)", line):
            place = f"{section}{part}{match[1]}"
            assert place not in found
            found[place] = match[2]
            found[section + part] = found.get(section + part, "") + line
    return found


CLAUSES = clauses(DOCUMENT)


def states(anchor: str, number: Decimal, symbol: str, level: str = "all") -> bool:
    """Whether the words give this number with its unit, for this level where the level is told apart."""
    start = 0
    for match in re.finditer(NUMBER, anchor):
        before, after = anchor[start : match.start()], anchor[match.end() :]
        start = match.end()
        if Decimal(match[0]) == number and after.startswith(symbol) and LEVEL_WORDS.get(level, "") in before:
            return True
    return False


def conditions() -> list[tuple[str, Condition]]:
    listed = [(indicator.id, condition) for indicator in STANDARD.indicators for condition in indicator.conditions]
    return [*listed, ("cv", STANDARD.rules.cv)]


def thresholds() -> list:
    return [
        pytest.param(condition, level, dated, id=f"{id}-{condition.key}-{level}-{dated.since}")
        for id, condition in conditions()
        for level, values in condition.thresholds.items()
        for dated in values
    ]


def references() -> list[tuple[str, Reference]]:
    rules = STANDARD.rules
    listed = [(indicator.id, indicator.reference) for indicator in STANDARD.indicators]
    listed += [(id, condition.reference) for id, condition in conditions()]
    others = [*rules.areas, rules.school, *rules.exclusions, rules.splits, *rules.splits.weights, *rules.reliefs]
    return [*listed, *((type(rule).__name__, rule.reference) for rule in others)]


def test_三十二项指标按标准的顺序() -> None:
    assert [indicator.id for indicator in STANDARD.indicators] == IDS
    assert [area.count for area in STANDARD.rules.areas] == [7, 15, 9, 1]
    assert STANDARD["L7"].short == "网络多媒体教室"
    assert "L7" in STANDARD
    assert "L8" not in STANDARD


def test_编号与条文号一致() -> None:
    """A clause's number is the indicator's own, so that staff find G7 in clause 7."""
    assert all(indicator.reference.clause.endswith(f"){indicator.id[1:]}") for indicator in STANDARD.indicators)


@pytest.mark.parametrize(("name", "reference"), references())
def test_每个出处都找得到条文(name: str, reference: Reference) -> None:
    assert reference.document == "balanced-2017"
    assert reference.clause in CLAUSES


@pytest.mark.parametrize(("condition", "level", "dated"), thresholds())
def test_每个标准值都写在条文里(condition: Condition, level: str, dated) -> None:
    reference = dated.reference or condition.reference
    assert dated.anchor in CLAUSES[reference.clause]
    assert DOCUMENT.count(dated.anchor) == 1
    assert states(dated.anchor, dated.value, condition.unit.symbol, level)


def test_规则里的数也写在条文里() -> None:
    rules = STANDARD.rules
    for rule in (rules.school, *rules.exclusions, *rules.splits.weights, *rules.reliefs):
        assert rule.anchor in CLAUSES[rule.reference.clause]
        assert DOCUMENT.count(rule.anchor) == 1
    assert states(rules.school.anchor, Decimal(rules.school.least_met), "项")
    assert states(rules.school.anchor, rules.school.floor * 100, "%")
    assert len(rules.school.indicators) == rules.areas[0].count
    for exclusion in rules.exclusions:
        assert all(kind in exclusion.anchor for kind in exclusion.types)
        assert exclusion.pupils_below is None or states(exclusion.anchor, Decimal(exclusion.pupils_below), "人")
    for weights in rules.splits.weights:
        assert weights.type in weights.anchor
        assert all(states(weights.anchor, weight, "", level) for level, weight in weights.levels.items())
    for relief in rules.reliefs:
        assert relief.validity == "unknown"
        for limit in (*relief.when, *relief.limits):
            assert str(limit.value) in relief.anchor


def test_放宽情形从不混进标准值() -> None:
    for relief in STANDARD.rules.reliefs:
        for limit in relief.limits:
            condition = STANDARD[relief.indicator].condition(limit.key)
            threshold = condition.threshold(limit.level)
            assert threshold is None or threshold.value != limit.value


def test_条文里的每个标准值都有参数() -> None:
    """The other direction: no number of the indicators' clauses is missing from the parameters."""
    for indicator in STANDARD.indicators:
        clause = CLAUSES[indicator.reference.clause].split("。")[0]
        stated = {Decimal(n) for n in re.findall(rf"({NUMBER})(?:人以上|平方米以上|元以上|间以上|%)", clause)}
        known = {v.value for c in indicator.conditions for values in c.thresholds.values() for v in values}
        assert stated <= known, indicator.id


def normal(name: str) -> str:
    return re.sub(r"[\s、,,。()]", "", unicodedata.normalize("NFKC", name)).casefold()


def test_名称只属于一项指标() -> None:
    owners: dict[str, str] = {}
    for indicator in STANDARD.indicators:
        for name in indicator.names:
            assert owners.setdefault(normal(name), indicator.id) == indicator.id, name
        assert len(set(indicator.aliases)) == len(indicator.aliases)
    assert not {normal(name) for name in STANDARD.rules.cv.aliases} & owners.keys()


def test_小数按原样读入() -> None:
    assert str(STANDARD.rules.cv.threshold("primary").value) == "0.50"
    assert STANDARD.rules.splits.of("十二年一贯制学校").levels["senior"] == Decimal("1.32")
    assert STANDARD.rules.splits.of("小学") is None


def test_没有学段时只有一组值才算数() -> None:
    assert STANDARD["Q1"].condition().threshold().level == "junior"
    assert STANDARD["Q1"].condition().threshold("primary") is None
    assert STANDARD["L7"].condition().threshold() is None
    assert STANDARD["G12"].condition().threshold("primary").level == "all"
    assert STANDARD["G1"].condition() is None
    with pytest.raises(KeyError):
        STANDARD["L7"].condition("nothing")


def test_双重条件各有其值() -> None:
    exchange, backbone = STANDARD["G11"].conditions
    assert (exchange.key, exchange.threshold().value) == ("exchange_rate", 10)
    assert (backbone.key, backbone.threshold().value) == ("backbone_share", 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "standards"))


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_按日期和地区取值(folder: Path) -> None:
    """A later year or a province is a key in the file; the place is made up for the test."""
    later = """6000, anchor: 特殊教育生均公用经费不低于6000元}
            - from: 2030-01-01
              value: 8000
              anchor: 甲
              regions: {某省: {value: 9000.5, anchor: 乙, reference: {document: d, clause: c, confidence: B}}}
"""
    earlier = "all: [{from: 2017-04-01, value: 6000, anchor: 特殊教育生均公用经费不低于6000元}]\n"
    edit(folder, "government.yaml", earlier, "all:\n            - {from: 2017-04-01, value: " + later)
    condition = load_standard(folder)["G7"].condition()
    assert condition.threshold(on=date(2017, 3, 31)) is None
    assert condition.threshold(on=date(2029, 12, 31), region="某省").value == 6000
    assert condition.threshold(on=date(2030, 1, 1)).value == 8000
    local = condition.threshold(region="某省")
    assert (local.value, local.region, local.anchor, local.reference.document) == (Decimal("9000.5"), "某省", "乙", "d")
    other = condition.threshold(region="别省")
    assert (other.value, other.region, other.reference.document) == (8000, None, "balanced-2017")


Q1_VALUES = "junior: [{from: 2017-04-01, value: 95, anchor: 初中三年巩固率达到95%以上}]"
DAY = "{from: 2017-04-01, value: 4.2,"
L1_UNIT = "unit: {symbol: 人, per: 每百名学生, base: 100}"
L1_SOURCE = """        decimals: 2
        reference: {document: balanced-2017, clause: 二(一)1, confidence: A}"""
FAULTS = {
    "未知的键": ("resources.yaml", "    scope: school", "    scope: school\n    red: 1", "未知的键 indicators[L1].red"),
    "缺单位": ("resources.yaml", L1_UNIT, "note: 无", "缺少键 indicators[L1].conditions[value].unit"),
    "单位缺符号": ("resources.yaml", L1_UNIT, "unit: {per: 生均}", "conditions[value].unit.symbol"),
    "缺日期": ("resources.yaml", DAY, "{value: 4.2,", "thresholds.primary[0].from"),
    "日期不全": ("resources.yaml", DAY, "{from: 2017, value: 4.2,", "2017-04-01 这样的日期"),
    "日期不存在": ("resources.yaml", DAY, "{from: 2017-04-31, value: 4.2,", "YAML"),
    "缺出处": ("resources.yaml", L1_SOURCE, "        decimals: 2", "缺少键 indicators[L1].conditions[value].reference"),
    "缺可信度": ("resources.yaml", "clause: 二(一)1, confidence: A}", "clause: 二(一)1}", "reference.confidence"),
    "数加了引号": ("resources.yaml", "value: 4.2,", "value: '4.2',", "thresholds.primary[0].value"),
    "数不是数": ("resources.yaml", "value: 4.2,", "value: .nan,", "不是数 .nan"),
    "不是正数": ("resources.yaml", "value: 4.2,", "value: 0,", "应大于 0"),
    "未知的方向": ("resources.yaml", 'direction: ">="', 'direction: "=>"', "conditions[value].direction"),
    "没有标准值": ("quality.yaml", Q1_VALUES, "junior: []", "不能为空"),
    "未知的学段": ("resources.yaml", "primary: [{from", "小学: [{from", "thresholds"),
    "指标没有的学段": ("quality.yaml", "junior: [{from", "primary: [{from", "indicators[Q1]"),
    "编号重复": ("quality.yaml", "- id: Q2", "- id: Q1", "Q1 的id「Q1」与 quality.yaml 的 Q1 重复"),
    "两个文件同一编号": ("recognition.yaml", "- id: S1", "- id: G1", "与 government.yaml 的 G1 重复"),
    "别名属于两项指标": ("resources.yaml", "运动场面积, 操场,", "满意度, 操场,", "「满意度」与 recognition.yaml"),
    "键写了两遍": ("recognition.yaml", "scope: county", "scope: county\n    scope: school", "重复的键 scope"),
    "不是YAML": ("recognition.yaml", "indicators:", "indicators: [", "YAML"),
    "整个文件不是键值": ("recognition.yaml", "# 社会认可度 1 项。\nindicators:", "", "(整个文件)"),
    "未知的方面": ("recognition.yaml", "area: 社会认可度", "area: 别的", "S1.area"),
    "少一项指标": ("rules.yaml", "教育质量, count: 9", "教育质量, count: 10", "教育质量应有 10 项指标,读到 9 项"),
    "规则提到没有的指标": ("rules.yaml", "unshared: [L1,", "unshared: [L9,", "rules 提到的指标 L9 不存在"),
    "规则的日期": ("rules.yaml", "    from: 2017-04-01\n    indicators", "    indicators", "缺少键 rules.school.from"),
    "规则的未知键": ("rules.yaml", "floor: 0.85", "floor: 0.85\n    roof: 1", "未知的键 rules.school.roof"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_参数文件的毛病都说出文件和键(name: str, folder: Path) -> None:
    file, old, new, expected = FAULTS[name]
    edit(folder, file, old, new)
    with pytest.raises(StandardError) as caught:
        load_standard(folder)
    assert expected in str(caught.value)
    assert file in str(caught.value) or str(folder) in str(caught.value)
    assert caught.value.remedy


def test_没有规则或者没有文件夹也说清楚(folder: Path) -> None:
    (folder / "rules.yaml").unlink()
    with pytest.raises(StandardError, match="rules"):
        load_standard(folder)
    with pytest.raises(StandardError, match="没有这个标准文件夹"):
        load_standard(folder / "nowhere")


def test_不是UTF8的文件说出名字(folder: Path) -> None:
    (folder / "quality.yaml").write_bytes("indicators: []  # 质量".encode("gb18030"))
    with pytest.raises(StandardError, match=r"quality\.yaml"):
        load_standard(folder)


def numbers_of_policy(standard: Standard) -> set[Decimal]:
    rules = standard.rules
    dated = [v for _, c in conditions() for values in c.thresholds.values() for v in values]
    found = {v.value for v in dated} | {limit.value for r in rules.reliefs for limit in (*r.when, *r.limits)}
    found |= {weight for weights in rules.splits.weights for weight in weights.levels.values()}
    found |= {Decimal(e.pupils_below) for e in rules.exclusions if e.pupils_below}
    found |= {c.unit.base for _, c in conditions() if c.unit.base}
    return found | {rules.school.floor, Decimal(rules.school.least_met)}


def literals(path: Path) -> list[tuple[int, Decimal]]:
    """Every number written in a module, with its line; a string that is nothing but a number counts."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float | str):
            if isinstance(node.value, bool):
                continue
            try:
                found.append((node.lineno, Decimal(str(node.value))))
            except InvalidOperation:
                continue
    return found


# Too common to mean a policy: counts, percent, and elsewhere than in indicators/ sizes of pages, lists and caches.
COMMON = {Decimal(n) for n in (1, 2, 5, 6, 10, 100)}
COMMON_ELSEWHERE = {Decimal(n) for n in ("1.1", "1.2", 12, 20, 30, 45, 50, 85, 90, 95, 99, 2000)}


def test_代码里没有政策的数() -> None:
    policy = numbers_of_policy(STANDARD) - COMMON
    assert {Decimal("4.2"), Decimal("0.45"), Decimal(96), Decimal("1.32")} <= policy
    strays = []
    for path in sorted((ROOT / "assistant").rglob("*.py")):
        inside = "indicators" in path.parts
        # A fraction below one is as often a weight or a cut-off of the search.
        looked_for = policy if inside else {n for n in policy - COMMON_ELSEWHERE if n > 1}
        strays += [f"{path.relative_to(ROOT)}:{line}: {n}" for line, n in literals(path) if n in looked_for]
    assert not strays
