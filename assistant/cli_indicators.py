"""The commands over the indicators: arguments in, tables, JSON or files out; everything else is done elsewhere."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from assistant.indicators.report import Report
    from assistant.indicators.table import SchoolTable

indicators = typer.Typer(help="32 项指标:县、学校、对公示的核对。", no_args_is_help=True)

Schools = Annotated[
    Path | None, typer.Option("--schools", help="学校数据 .xlsx 或 .csv,默认用资料文件夹里的", metavar="TABLE")
]
Changes = Annotated[
    list[str] | None, typer.Option("--set", help="假设一格改成别的值,可以写几次", metavar="G08.网络多媒体教室数=25")
]
Out = Annotated[Path | None, typer.Option("--out", help="写成文件", metavar="FILE.xlsx|.html")]
Corpus = Annotated[Path | None, typer.Option("--corpus", help="资料文件夹,内有 announcements/", metavar="DIR")]
Json = Annotated[bool, typer.Option("--json", help="标准输出只有 JSON")]


@indicators.command()
def county(
    schools: Schools = None, changes: Changes = None, as_json: Json = False, out: Out = None, corpus: Corpus = None
) -> None:
    """全县的数值、校际差异系数和结论。"""
    from assistant.indicators.county import county_result
    from assistant.indicators.reports import county_report
    from assistant.indicators.sources import open_standard

    table = _table(schools, changes, corpus)
    result = county_result(table, open_standard(corpus))
    _give(county_report(result, table), result.to_json(), as_json, out)


@indicators.command(name="schools")
def schools_(
    schools: Schools = None, changes: Changes = None, as_json: Json = False, out: Out = None, corpus: Corpus = None
) -> None:
    """每所学校、每个学段一行。"""
    from assistant.indicators.reports import schools_report
    from assistant.indicators.schools import school_rows
    from assistant.indicators.sources import open_standard

    table = _table(schools, changes, corpus)
    rows = school_rows(table, open_standard(corpus))
    _give(schools_report(rows, table), [row.to_json() for row in rows], as_json, out)


@indicators.command()
def audit(
    announcement: Annotated[
        str | None, typer.Option("--announcement", help="公示编号,默认最新的", metavar="ID")
    ] = None,
    as_json: Json = False,
    out: Out = None,
    corpus: Corpus = None,
) -> None:
    """公示对照全部 32 项指标,和需要请公示单位说明的地方。"""
    from assistant.indicators.reports import audit_report
    from assistant.indicators.sources import open_audit, open_standard

    standard = open_standard(corpus)
    found = open_audit(announcement, standard, corpus)
    _give(audit_report(found, standard), found.to_json(), as_json, out)


@indicators.command()
def need(
    school: Annotated[str, typer.Option("--school", help="学校标识码或者校名", metavar="CODE")],
    indicator: Annotated[str, typer.Option("--indicator", help="资源配置指标,L1 到 L7", metavar="ID")],
    schools: Schools = None,
    as_json: Json = False,
    corpus: Corpus = None,
) -> None:
    """一所学校的一项指标要达标,最少需要多少,对差异系数有什么影响。"""
    from assistant.indicators.need import need as needed
    from assistant.indicators.sources import open_standard

    found = needed(_table(schools, None, corpus), open_standard(corpus), school, indicator)
    print(json.dumps(found.to_json(), ensure_ascii=False) if as_json else found, flush=True)


@indicators.command()
def template(out: Annotated[Path, typer.Option("--out", help="写到哪里", metavar="FILE.xlsx")]) -> None:
    """写一个空的学校数据表,有说明和下拉列表。"""
    from assistant.indicators.template import write_template

    write_template(out)
    print(f"已写成 {out}")


def _table(schools: Path | None, changes: list[str] | None, corpus: Path | None) -> "SchoolTable":
    from assistant.indicators.sources import open_table
    from assistant.indicators.whatif import apply_changes

    table = open_table(schools, corpus)
    return apply_changes(table, changes) if changes else table


def _give(report: "Report", found: Any, as_json: bool, out: Path | None) -> None:
    """Write the file where one is asked for, then print JSON, or the tables where nothing else was asked for."""
    if out is not None:
        from assistant.indicators.output import write

        write(report, out)
    if as_json:
        print(json.dumps(found, ensure_ascii=False), flush=True)
    elif out is not None:
        print(f"已写成 {out}")
    else:
        from assistant.indicators.terminal import show

        show(report)
