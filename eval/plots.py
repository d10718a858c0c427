"""The report's plots as PNG; labels are Chinese where the machine has a font for them, else English."""

from pathlib import Path
from typing import Any

from eval import labels
from eval.metrics.retrieval import DEPTH, recall
from eval.metrics.share import Share
from eval.result import Result
from eval.retrievers import OWN

_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Noto Serif CJK SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Noto Sans CJK JP",
    "Noto Serif CJK JP",
)
_INK, _SOFT = "#0f6b66", "#b7c4c3"


def draw(result: Result, folder: Path) -> list[str]:
    """Write the three plots into a folder; returns their file names."""
    import matplotlib as mpl

    mpl.use("Agg")
    font = chinese_font()
    style: Any = {"axes.spines.top": False, "axes.spines.right": False, "axes.unicode_minus": False}
    if font:
        style |= {"font.sans-serif": [font, "DejaVu Sans"], "font.family": "sans-serif"}
    plots = {"accuracy.png": _accuracy, "retrieval.png": _retrieval, "latency.png": _latency}
    with mpl.rc_context(style):
        for name, plot in plots.items():
            figure = plot(result, chinese=bool(font))
            figure.savefig(folder / name, dpi=120, bbox_inches="tight")
    return list(plots)


def chinese_font() -> str | None:
    """The first known font with Chinese characters that this machine has."""
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _FONTS if name in known), None)


def _axes(height: float = 4.0) -> tuple[Any, Any]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.5, height))
    return figure, figure.subplots()


def _accuracy(result: Result, *, chinese: bool) -> Any:
    kinds = sorted(result.kinds, reverse=True)
    figure, axes = _axes(0.38 * len(kinds) + 1.4)
    shares = [_of_kind(result, kind) for kind in kinds]
    values = [share.value or 0.0 for share in shares]
    low = [max(0.0, value - share.interval[0]) for value, share in zip(values, shares, strict=True)]
    high = [max(0.0, share.interval[1] - value) for value, share in zip(values, shares, strict=True)]
    axes.barh(range(len(kinds)), values, color=_SOFT)
    axes.errorbar(values, range(len(kinds)), xerr=[low, high], fmt="o", color=_INK, capsize=3, markersize=4)
    axes.axvline(0.9, color="#c0392b", linewidth=0.8, linestyle="--")
    names = [labels.kind(kind) if chinese else kind for kind in kinds]
    axes.set_yticks(range(len(kinds)), [f"{name} ({share.n})" for name, share in zip(names, shares, strict=True)])
    axes.set_xlim(0, 1.02)
    axes.set_title("各题型正确率与 95% 区间" if chinese else "Right answers by kind with 95% intervals", fontsize=10)
    return figure


def _of_kind(result: Result, kind: str) -> Share:
    return result.accuracy(lambda one: one.question.kind == kind)


def _retrieval(result: Result, *, chinese: bool) -> Any:
    figure, axes = _axes()
    ranks = range(1, DEPTH + 1)
    for name in (*OWN, result.chain):
        found = result.found(name)
        if found:
            style = {"color": "#888888", "linestyle": "--"} if name == result.chain else {}
            label = labels.retriever(name) if chinese else name
            axes.plot(ranks, [recall(found, k).value for k in ranks], marker="o", markersize=3, label=label, **style)
    axes.set_xticks(list(ranks))
    axes.set_xlabel("k")
    axes.set_ylim(top=1.01)
    axes.set_title("前 k 条里有出处的题目" if chinese else "Questions with the source among the first k", fontsize=10)
    axes.legend(fontsize=8)
    return figure


def _latency(result: Result, *, chinese: bool) -> Any:
    figure, axes = _axes()
    routes = list(result.latencies)
    times = [[one.answer.elapsed_ms for one in result.judged if one.answer.route == route] for route in routes]
    names = [labels.ROUTES.get(route, route) if chinese else route for route in routes]
    top = max((time for some in times for time in some), default=1.0)
    axes.hist(times, bins=40, range=(0, top), stacked=True, label=names)
    axes.set_xlabel("毫秒" if chinese else "ms")
    axes.set_title("每次回答用时" if chinese else "Time of an answer", fontsize=10)
    axes.legend(fontsize=8)
    return figure
