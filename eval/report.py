"""The report of a run: a folder with report.md, results.jsonl and plots; and the part of it that a terminal shows."""

import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.errors import InputError
from eval import labels
from eval.baseline import Baseline, changed, differences, pairs
from eval.metrics.retrieval import LEVELS, mrr, ndcg, recall
from eval.metrics.share import Share
from eval.plots import draw
from eval.result import Judged, Result
from eval.retrievers import ANSWER, OWN, RANKED
from eval.table import markdown, plain

Table = Callable[[Sequence[str], Sequence[Sequence[str]]], str]
_KEPT = ("report.md", "results.jsonl")
# Published figures of systems of this kind, for orientation: other texts, other questions.
_PUBLISHED = (
    "已发表的同类系统:拒答查准 0.33、查全 0.44(30B 模型的检索问答);"
    "生成式搜索引擎 51.5% 的句子有完整依据、74.5% 的引文正确。"
    "那些是开放领域的大量网页和任意提问;这里只有一份公示和一份标准,题目是本项目自己写的,范围小得多,两边的数字不能直接相比。"
)


def prepare(folder: Path) -> None:
    """Make the folder before a long run; InputError where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as fault:
        raise InputError(
            f"报告写不进去({fault.strerror or fault})", where=str(folder), remedy="检查权限,或用 --report 换一个文件夹"
        ) from fault


def write(result: Result, folder: Path, baseline: Baseline | None = None) -> Path:
    """Write the report; returns the path of report.md. Files of an earlier report are replaced when all are ready."""
    prepare(folder)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        draft = Path(name)
        plots = draw(result, draft)
        (draft / "report.md").write_text(_page(result, plots, baseline), encoding="utf-8")
        with (draft / "results.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(_line(one) for one in result.judged)
        for ready in (*plots, *_KEPT):
            shutil.move(draft / ready, folder / ready)
    return folder / "report.md"


def summary(result: Result, baseline: Baseline | None = None) -> str:
    """What the terminal shows: kinds, retrieval, figures, and the difference from the baseline."""
    about = result.about
    facts = (f"{len(result.judged)} 题", f"模型 {about.model}", f"资料 {about.corpus}", f"版本 {about.version}")
    parts = [
        ",".join((*facts, f"用时 {about.seconds:.0f} 秒")),
        kinds_table(result, plain),
        retrieval_table(result, plain),
        figures_table(result, plain),
    ]
    if baseline:
        parts.append(baseline_table(baseline, result, plain))
    return "\n\n".join(parts)


def kinds_table(result: Result, table: Table) -> str:
    """Right answers by kind with n and interval, and the source first where one is expected."""
    rows = []
    for kind in result.kinds:
        share = result.accuracy(lambda one, kind=kind: one.question.kind == kind)  # type: ignore[misc]
        found = recall(result.found(ANSWER, lambda one, kind=kind: one.question.kind == kind), 1)  # type: ignore[misc]
        rows.append((labels.kind(kind), *_cells(share), f"{found.right}/{found.n}" if found.n else "–"))
    rows.append(("合计", *_cells(result.accuracy()), _fraction(recall(result.found(ANSWER), 1))))
    return table(("题型", "题数", "正确", "正确率", "95% 区间", "出处第一"), rows)


def _cells(share: Share) -> tuple[str, str, str, str]:
    low, high = share.interval
    value = "–" if share.value is None else f"{share.value:.1%}"
    return str(share.n), str(share.right), value, f"{low:.0%}–{high:.0%}"


def _fraction(share: Share) -> str:
    return f"{share.right}/{share.n}" if share.n else "–"


def retrieval_table(result: Result, table: Table, *, every: bool = False) -> str:
    """Recall@k, MRR and nDCG of the retrievers on the questions with an expected source."""
    names = result.retrievers if every else (*OWN, result.chain)
    rows = []
    for name in names:
        found = result.found(name)
        shares = [recall(found, k).value or 0.0 for k in LEVELS]
        rows.append((labels.retriever(name), *(f"{s:.1%}" for s in shares), f"{mrr(found):.3f}", f"{ndcg(found):.3f}"))
    n = len(result.found(ANSWER))
    return table((f"检索(n={n})", *(f"前{k}" for k in LEVELS), "MRR@10", "nDCG@10"), rows)


def figures_table(result: Result, table: Table) -> str:
    """Figures with interval, target, and whether it is reached."""
    signs = {True: "达到", False: "未达到", None: ""}
    rows = [
        (figure.label, str(figure.share), f"≥ {figure.target:.0%}" if figure.target else "", signs[figure.met])
        for figure in result.figures
    ]
    return table(("指标", "数值(95% 区间)", "目标", ""), rows)


def baseline_table(baseline: Baseline, result: Result, table: Table) -> str:
    """The difference from the baseline, and whether it is more than chance."""
    pair, other = pairs(baseline, result), changed(baseline, result)
    note = f"与基线({baseline.about.date},版本 {baseline.about.version})逐题比较:"
    note += f"只有那时对 {pair.only_first} 题,只有现在对 {pair.only_second} 题,McNemar p = {pair.p:.3f}。"
    if other:
        note += f"注意:{'、'.join(other)}与那时不同。"
    return table(("指标", "基线", "现在", "百分点"), differences(baseline, result)) + "\n\n" + note


def _page(result: Result, plots: Sequence[str], baseline: Baseline | None) -> str:
    about = result.about
    facts = [
        ("题目", f"{len(result.judged)}(散列 {about.questions})"),
        ("资料", f"{about.documents} 个文档(散列 {about.corpus})"),
        ("嵌入模型", about.model),
        ("版本", about.version),
        ("时间", about.date),
        ("用时", f"{about.seconds:.0f} 秒"),
    ]
    parts = [
        "# 评测报告",
        markdown(("项", "内容"), facts),
        "指标都按答案的字段计算,不靠模型评判;括号里是 95% Wilson 区间和题数。怎样计算见 eval/README.md。",
        "## 指标",
        figures_table(result, markdown),
        _PUBLISHED,
        "## 各题型",
        kinds_table(result, markdown),
        _halves(result),
        f"![各题型正确率]({plots[0]})",
        "## 检索",
        "按段落里有没有题目要的原话(或标准的数值)计算,不看段落编号;没有指定出处的题不计。",
        retrieval_table(result, markdown, every=True),
        f"普通链取对它最有利的一种:{labels.retriever(result.chain)}。" if result.chain else "",
        _comparisons(result),
        f"![检索]({plots[1]})",
        "## 不答",
        _refusals(result),
        "## 用时",
        _latencies(result),
        f"![用时]({plots[2]})",
    ]
    if baseline:
        parts += ["## 与基线比较", baseline_table(baseline, result, markdown)]
    parts += ["## 没有答对的题", *_failed(result), "## 依据不足的数字和引文", *_unsupported(result)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _halves(result: Result) -> str:
    names = {"development": "开发半", "test": "测试半"}
    rows = [
        (label, *_cells(result.accuracy(lambda one, half=half: one.question.half == half)))  # type: ignore[misc]
        for half, label in names.items()
    ]
    return markdown(("题目的一半", "题数", "正确", "正确率", "95% 区间"), rows)


def _comparisons(result: Result) -> str:
    """Pairs of retrievers on the same questions: the source first."""
    wanted = [(ANSWER, result.chain), (RANKED, result.chain), ("fused", result.chain), (RANKED, "fused")]
    rows = []
    for first, second in wanted:
        if not (result.found(first) and result.found(second)):
            continue
        pair = result.compared(first, second)
        names = (labels.retriever(first), labels.retriever(second))
        rows.append((*names, str(pair.only_first), str(pair.only_second), f"{pair.p:.2g}"))
    head = ("甲", "乙", "只有甲排第一", "只有乙排第一", "McNemar p")
    return markdown(head, rows) if rows else ""


def _refusals(result: Result) -> str:
    found = result.refusals
    rows = [
        ("查准:没有回答的里面,本不该答的", str(found.precision)),
        ("查全:不该答的里面,没有回答的", str(found.recall)),
        ("误拒:该答的里面,没有回答的", str(found.over_refusal)),
        ("误答:不该答的里面,回答了的", str(found.false_answers)),
        ("该答并且答了的里面,答对的", str(found.given_answered)),
        ("拒得对的里面,标签也对的", str(found.same_label)),
    ]
    rows += [(f"查全,{labels.REASONS.get(name, name)}", str(share)) for name, share in found.groups.items()]  # type: ignore[call-overload]
    return markdown(("不答", "数值(95% 区间)"), rows)


def _latencies(result: Result) -> str:
    rows = [
        (labels.ROUTES.get(route, route), str(one.n), f"{one.p50:.1f}", f"{one.p95:.1f}")
        for route, one in result.latencies.items()
    ]
    return markdown(("途径", "次数", "p50 毫秒", "p95 毫秒"), rows)


def _failed(result: Result) -> list[str]:
    parts = []
    for kind in result.kinds:
        wrong = [one for one in result.judged if one.question.kind == kind and not one.right]
        if wrong:
            rows = [
                (one.question.id, " → ".join(one.question.turns), "、".join(one.faults), one.answer.answer)
                for one in wrong
            ]
            parts += [f"### {labels.kind(kind)}", markdown(("题号", "问题", "错在", "回答"), rows)]
    return parts or ["没有。"]


def _unsupported(result: Result) -> list[str]:
    rows = [
        (one.question.id, "、".join(_shortcomings(one)), one.answer.answer)
        for one in result.judged
        if _shortcomings(one)
    ]
    return [markdown(("题号", "缺什么", "回答"), rows)] if rows else ["没有。"]


def _shortcomings(one: Judged) -> list[str]:
    found = [f"数字 {number} 没有依据" for number in one.support.unsupported]
    cited = one.cited
    names = ((cited.valid, "引文不是原话"), (cited.supported, "句子缺依据"), (cited.useful, "引文无用"))
    found += [f"{label} {share.n - share.right}/{share.n}" for share, label in names if share.right < share.n]
    return found if one.direct is not False else [*found, "首句没有直接回答"]


def _line(one: Judged) -> str:
    data = {
        "id": one.question.id,
        "kind": one.question.kind,
        "half": one.question.half,
        "turns": one.question.turns,
        "right": one.right,
        "faults": one.faults,
        "shortcomings": _shortcomings(one),
        "rank": {name: _rank(found.holds) for name, found in one.found.items()},
        "answer": one.answer.model_dump(mode="json"),
    }
    return json.dumps(data, ensure_ascii=False) + "\n"


def _rank(holds: Sequence[bool]) -> int | None:
    return next((rank for rank, held in enumerate(holds, 1) if held), None)
