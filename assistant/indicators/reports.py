"""Reports of a county, of its schools and of an audit."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from assistant.indicators.audit import Audit, AuditRow
from assistant.indicators.county import CountyResult, LevelResult
from assistant.indicators.findings import Finding
from assistant.indicators.judge import PERCENT, UNDISCLOSED, Judgement
from assistant.indicators.report import WORDS, Bar, Cell, Chart, Report, Sheet, Tone, verdict
from assistant.indicators.school import LEVELS
from assistant.indicators.schools import SchoolRow
from assistant.indicators.standard import Standard, Threshold
from assistant.indicators.table import SYNTHETIC, SchoolTable
from assistant.indicators.trace import sign
from assistant.indicators.values import SchoolValue
from assistant.types import Level

PARTLY = "已公布的部分达标"
BORDERLINE = "临界"  # the exact value decides otherwise than the printed one would
_CHECKS = {
    "sum": "总数与分项",
    "share": "比例与人数",
    "whole_number": "整数检验",
    "claim": "结论与数值",
    "date": "日期",
}


def _number(display: str, value: float | None, decimals: int, judged: Judgement | None = None) -> Cell:
    """A number; one whose printed form would tell otherwise says so."""
    near = f" {BORDERLINE}" if judged is not None and judged.borderline else ""
    return Cell(f"{display}{near}", "plain", value, decimals)


def _value(value: SchoolValue) -> Cell:
    number = None if value.value is None else float(value.value)
    near = f" {BORDERLINE}" if value.borderline else ""
    return Cell(f"{value.display}{near}", value.verdict, number, value.threshold.decimals)


def _asked(threshold: Threshold) -> str:
    return f"{sign(threshold)} {threshold.value:f} {threshold.unit.symbol}".strip()


def county_report(result: CountyResult, table: SchoolTable) -> Report:
    """County values, differences and verdicts; G3 to G5; what keeps the county from being met."""
    sheets = [_level_sheet(level) for level in result.levels.values()]
    government = Sheet(
        "政府保障程度(学校数据能判断的)",
        ("编号", "指标", "结论", "说明"),
        tuple(
            (Cell(id), Cell(one.label), verdict(one.verdict), Cell(one.detail)) for id, one in result.government.items()
        ),
        wide=frozenset({"说明"}),
    )
    reasons = Sheet(
        "为什么",
        ("还没有达标的地方",),
        tuple((Cell(reason),) for reason in result.reasons) or ((Cell("没有"),),),
        wide=frozenset({"还没有达标的地方"}),
    )
    notes = (*_notes(table), f"县的结论(只看资源配置和政府保障 3、4、5):{WORDS[result.verdict]}")
    title = f"{result.county} {result.school_year} 学年 县级指标"
    return Report(title, result.labels, (*notes, *_assumed(result.assumption)), (*sheets, government, reasons))


def _notes(table: SchoolTable) -> tuple[str, ...]:
    warnings = tuple(f"提醒:{warning}" for warning in table.warnings)
    return tuple(filter(None, (f"数据:{table.info.title}", table.info.note, *warnings)))


def _assumed(assumption: str) -> tuple[str, ...]:
    return (assumption,) if assumption else ()


def _level_sheet(level: LevelResult) -> Sheet:
    word = LEVELS[level.level]
    rows, means, cvs = [], [], []
    for id, one in level.indicators.items():
        found = one.to_json()
        unmet = f",未达标 {'、'.join(found['schools_unmet'])}" if found["schools_unmet"] else ""
        rows.append((
            Cell(id), Cell(one.label), _number(found["display"], found["mean"], one.threshold.decimals, one.mean),
            Cell(_asked(one.threshold)), verdict(one.mean_verdict),
            _number(found["cv_display"], found["cv"], one.cv_limit.decimals, one.cv), Cell(_asked(one.cv_limit)),
            verdict(one.cv_verdict), Cell(f"{found['schools_met']} 所达标{unmet}"),
        ))  # fmt: skip
        means.append(_bar(f"{id} {one.label}", one.mean, one.threshold, one.mean_verdict))
        cvs.append(_bar(f"{id} {one.label}", one.cv, one.cv_limit, one.cv_verdict))
    composite = "" if level.composite_cv is None else f";综合差异系数 {level.composite_cv:.3f}(只供参考)"
    excluded = "".join(f";{one.name}({one.code})不参加:{one.reason}" for one in level.excluded)
    note = (
        f"{len(level.rows)} 所学校、{UNDISCLOSED if level.students is None else level.students} 名学生,"
        f"{level.schools_passing} 所学校达标{composite};结论:{WORDS[level.verdict]}{excluded}"
    )
    head = ("编号", "指标", "全县值", "标准值", "均值结论", "差异系数", "限值", "差异系数结论", "学校")
    charts = (
        Chart(f"{word}:全县值与标准值", "标准值", tuple(means)),
        Chart(f"{word}:校际差异系数与限值", "限值", tuple(cvs)),
    )
    return Sheet(word, head, tuple(rows), note, frozenset({"学校"}), charts)


def _bar(label: str, judged: Judgement | None, threshold: Threshold, outcome: Tone) -> Bar:
    if judged is None:
        return Bar(label, None, "undisclosed", UNDISCLOSED)
    return Bar(label, float(judged.ratio), outcome, f"{judged.display}({_asked(threshold)})")


def schools_report(rows: Sequence[SchoolRow], table: SchoolTable) -> Report:
    """The matrix of schools and indicators."""
    ids = list(rows[0].values) if rows else []
    measured = (f"{id} {rows[0].values[id].label}" for id in ids)
    head = ("标识码", "学校", "类型", "学段", "学生", *measured, "达标", "结论", "理由")
    body = tuple(
        (
            Cell(row.code), Cell(row.name), Cell(row.type), Cell(LEVELS[row.level]),
            _number(UNDISCLOSED if row.students is None else str(row.students), row.students, 0),
            *map(_value, row.values.values()),
            Cell(f"{row.met_count}/{len(ids)}"), verdict(row.verdict), Cell(row.reason),
        )
        for row in rows
    )  # fmt: skip
    passing = sum(row.verdict == "met" for row in rows)
    charts = tuple(_school_chart(level, rows) for level in dict.fromkeys(row.level for row in rows))
    lines = tuple(f"{r.name}({r.code}){LEVELS[r.level]}:{r.reason}" for r in rows if r.met_count < len(ids))
    note = f"{len(rows)} 行(学校×学段),{passing} 行达标"
    sheet = Sheet("学校", head, body, note, frozenset({"理由"}), charts, frozenset({"类型", "理由"}), lines)
    assumption = rows[0].assumption if rows else ""
    title = f"{table.info.county} {table.info.school_year} 学年 学校指标"
    return Report(title, table.labels, (*_notes(table), *_assumed(assumption)), (sheet,))


def _school_chart(level: Level, rows: Sequence[SchoolRow]) -> Chart:
    """Each school by the indicator that is nearest to its threshold, or furthest below it."""
    bars = []
    for row in rows:
        known = [value for value in row.values.values() if value.ratio is not None]
        if row.level != level or not known:
            continue
        worst = min(known, key=lambda value: value.ratio or 0)
        ratio = worst.ratio or 0
        percent = f"{float(ratio) * float(PERCENT):.1f}%"
        bars.append(Bar(row.name, float(ratio), worst.verdict, f"{worst.label} {worst.display},为标准值的 {percent}"))
    return Chart(f"{LEVELS[level]}各校:离标准值最近(或差得最多)的一项", "标准值", tuple(bars))


def audit_report(audit: Audit, standard: Standard) -> Report:
    """The rows of the standard, the questions to the office, and what agrees."""
    rows = Sheet(
        f"{len(audit.rows)} 项指标",
        ("编号", "方面", "指标", "要求", "公布的数值", "结论", "还没有公布", "原话"),
        tuple(_audit_row(row, standard) for row in audit.rows),
        _tally(audit.rows),
        frozenset({"要求", "还没有公布", "原话"}),
        (_reported_chart(audit, standard),),
        frozenset({"方面", "要求"}),
    )
    asked = Sheet(
        "需要请公示单位说明的",
        ("类别", "检查", "内容", "原话"),
        tuple(_finding_row(one) for one in audit.findings) or ((Cell("没有"), Cell(""), Cell(""), Cell("")),),
        wide=frozenset({"内容", "原话"}),
    )
    agrees = Sheet(
        "核对相符的",
        ("检查", "内容"),
        tuple((Cell(_CHECKS[one.check]), Cell(one.text)) for one in audit.checked) or ((Cell("没有"), Cell("")),),
        wide=frozenset({"内容"}),
    )
    labels = (SYNTHETIC,) if audit.provenance == "synthetic" else ()
    notes = (f"公示:{audit.title}", "只看公示自己的文字;全县的数值达标,不等于每所学校达标。")
    return Report(f"{audit.region} 公示核对", labels, notes, (rows, asked, agrees))


def _tally(rows: Iterable[AuditRow]) -> str:
    verdicts = [row.verdict for row in rows]
    return "、".join(f"{WORDS[one]} {verdicts.count(one)} 项" for one in ("met", "unmet", "claimed", "undisclosed"))


def _audit_row(row: AuditRow, standard: Standard) -> tuple[Cell, ...]:
    values = ";".join(_reported(key, value, row.id, standard) for key, value in row.reported.items())
    word = PARTLY if row.verdict == "met" and row.undisclosed else WORDS[row.verdict]
    quotes = " / ".join(f"「{citation.quote}」" for citation in row.citations)
    return (
        Cell(row.id), Cell(row.area), Cell(row.label), Cell(row.requirement), Cell(values or "—"),
        Cell(word, row.verdict), Cell("、".join(row.needs) or "—"), Cell(quotes or "—"),
    )  # fmt: skip


def _reported(key: str, value: Decimal, id: str, standard: Standard) -> str:
    """A reported value with its level, and with its condition where it is not the only one."""
    names = key.split(".")
    level = next((word for one, word in LEVELS.items() if one in names), "")
    rest = [name for name in names if name not in LEVELS and name != "all"]
    cv = standard.rules.cv
    condition = cv if rest == [cv.key] else standard[id].condition(rest[0] if rest else None)
    label = condition.label if rest and condition else ""
    symbol = condition.unit.symbol if condition else ""
    return " ".join(filter(None, (level, label, f"{value:f}{symbol}")))


def _finding_row(finding: Finding) -> tuple[Cell, ...]:
    quotes = " / ".join(f"「{citation.quote}」" for citation in finding.citations)
    tone: Tone = "conflict" if finding.severity == "conflict" else "question"
    return Cell(WORDS[finding.severity], tone), Cell(_CHECKS[finding.check]), Cell(finding.text), Cell(quotes)


def _reported_chart(audit: Audit, standard: Standard) -> Chart:
    return Chart("公布的全县值与标准值", "标准值", tuple(_reported_bars(audit, standard)))


def _reported_bars(audit: Audit, standard: Standard) -> Iterator[Bar]:
    for id in standard.rules.school.indicators:
        condition = standard[id].condition()
        for level in standard[id].levels:
            threshold = condition.threshold(level) if condition else None
            value: Decimal | None = audit[id].reported.get(level)
            label = f"{id} {LEVELS[level]} {standard[id].short}"
            if threshold is None:
                continue
            if value is None:
                yield Bar(label, None, "undisclosed", UNDISCLOSED)
                continue
            tone: Tone = "met" if value >= threshold.value else "unmet"
            yield Bar(label, float(value / threshold.value), tone, f"{value:f}({_asked(threshold)})")
