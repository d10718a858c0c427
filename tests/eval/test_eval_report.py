"""The report: what it shows, that it is written whole, and how it compares with a baseline."""

import json
import warnings

import pytest

from assistant.errors import InputError
from eval import baseline, report
from eval.labels import retriever
from eval.table import markdown, plain, width
from tests.eval.hand_made import answer, call, cite, judged, question, result

QUOTE = cite(1, "每百名学生拥有网络多媒体教室数小学3.26间")
ASKED = question(id="a", numbers=("3.26 间",), source="小学3.26间", document="notice", turns=("小学几间",))
GOOD = judged(ASKED, answer("小学 3.26 间。[1]", QUOTE), QUOTE.quote)
BAD = judged(
    ASKED.model_copy(update={"id": "b", "kind": "verdict", "turns": ("小学几间", "达标|吗")}),
    answer("小学 9.99 间。[1]", QUOTE, elapsed_ms=50.0),
    "别的话",
    QUOTE.quote,
)
REFUSED = judged(
    question(id="c", kind="not_disclosed", status="not_disclosed", reason="elsewhere"),
    answer("公示没有公布。", status="not_disclosed", route="none"),
)
RESULT = result(GOOD, BAD, REFUSED)


@pytest.fixture
def written(tmp_path):
    return report.write(RESULT, tmp_path / "out").parent


def figure(name, given=RESULT):
    return next(one for one in given.figures if one.name == name)


def test_指标():
    assert (figure("accuracy").share.right, figure("accuracy").share.n, figure("accuracy").met) == (2, 3, False)
    assert (figure("source_first").share.right, figure("source_five").share.right) == (1, 2)
    assert (figure("support").share.right, figure("support").share.n) == (1, 2)
    assert (figure("valid").share.value, figure("valid").met) == (1.0, True)
    assert (figure("refusal_recall").share.value, figure("direct").share.n) == (1.0, 1)


def test_没有题目的指标不算达到():
    assert figure("support", result()).met is None


def test_报告写明题数_版本_错题和缺依据的数(written):
    page = (written / "report.md").read_text("utf-8")
    for words in ("c0", "手工", "0.0.0", "missing 3.26 间", "数字 9.99 没有依据", "别的时间、地区或学校", "达标\\|吗"):
        assert words in page
    assert "| 数值 value | 1 | 1 | 100.0% |" in page
    assert page.count("![") == 3


def test_逐题结果一行一题(written):
    rows = [json.loads(line) for line in (written / "results.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["right"]) for row in rows] == [("a", True), ("b", False), ("c", True)]
    assert rows[1]["rank"] == {"fused": 2, "answer": 2}
    assert rows[0]["answer"]["answer"] == "小学 3.26 间。[1]"


def test_三张图都是图片_没有留下半成品(written):
    assert {path.name for path in written.iterdir()} == {
        "report.md",
        "results.jsonl",
        "accuracy.png",
        "retrieval.png",
        "latency.png",
    }
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in written.glob("*.png"))


def test_没有中文字体也画得出来(tmp_path, monkeypatch):
    monkeypatch.setattr("eval.plots.chinese_font", lambda: None)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a glyph that the font lacks is a warning
        report.write(RESULT, tmp_path)
    assert (tmp_path / "accuracy.png").stat().st_size > 1000


def test_终端里的表():
    shown = report.summary(RESULT)
    assert "数值 value" in shown
    assert "出处第一" in shown
    assert "未达到" in shown


def test_报告文件夹写不进去时先说(tmp_path):
    taken = tmp_path / "占用"
    taken.write_text("文件")
    with pytest.raises(InputError, match="报告写不进去"):
        report.prepare(taken)


def test_列宽按显示宽度():
    assert width("题型 a") == 6
    lines = plain(("题型", "n"), [("值", "10"), ("value", "9")]).splitlines()
    assert len({width(line) for line in lines}) == 1


def test_表格里的竖线不破坏表格():
    assert markdown(("a",), [("x|y\nz",)]).splitlines()[-1] == "| x\\|y z |"


def test_检索的名字():
    assert retriever("chain-200-joined") == "普通链 200 字,各轮相连"
    assert retriever("chain-200-last") == "普通链 200 字"
    assert retriever("fused") == "融合"


# -- the baseline ------------------------------------------------------------------------------------------------------


def test_基线存下再读回(tmp_path):
    place = tmp_path / "baseline.json"
    assert baseline.read(place) is None
    baseline.write(RESULT, place)
    kept = baseline.read(place)
    assert kept == baseline.baseline_of(RESULT)
    assert kept.right == {"a": True, "b": False, "c": True}
    assert list(tmp_path.iterdir()) == [place]


def test_与基线逐题比较():
    before = baseline.baseline_of(RESULT)
    mended = judged(BAD.question, answer("小学 3.26 间。[1]", QUOTE), QUOTE.quote)
    after = result(GOOD, mended)
    assert baseline.pairs(before, after).only_second == 1
    rows = {row[0]: row for row in baseline.differences(before, after)}
    assert rows["回答正确"] == ("回答正确", "66.7%", "100.0%", "+33.3")
    assert "不答查全" not in rows
    assert "McNemar" in report.summary(after, before)


def test_资料或模型变了要说明():
    before = baseline.baseline_of(RESULT)
    about = RESULT.about.model_copy(update={"corpus": "c1", "model": "另一个"})
    other = RESULT.model_copy(update={"about": about})
    assert baseline.changed(before, other) == ["资料", "模型"]
    assert "资料、模型与那时不同" in report.summary(other, before)


@pytest.mark.parametrize("text", ["{", "{}", '{"about": 1}'])
def test_坏的基线说出文件(tmp_path, text):
    place = tmp_path / "baseline.json"
    place.write_text(text)
    with pytest.raises(InputError, match=r"baseline\.json"):
        baseline.read(place)


def test_计算与结论也能显示():
    worked = judged(
        question(id="d", kind="verdict", verdict="met"),
        answer("达标。[1]", QUOTE, working=(call(verdict="met"),)),
    )
    assert "达标判断 verdict" in report.summary(result(worked))
