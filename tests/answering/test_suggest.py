"""What is offered fits the documents loaded and the answer given, and can be answered."""

from pathlib import Path

import made_up
import pytest
from made_up import Open

from assistant.answering.assistant import Assistant
from assistant.answering.suggest import KINDS, Suggest, Suggestion
from assistant.answering.understanding.conversation import Conversation
from assistant.errors import CorpusError

SILENT = "示例县公示\n我县重视义务教育优质均衡发展,现予公示。"
SEEN_AS = {"gaps": "audit", "spread": "value"}  # the kind of question that a suggestion's words are understood as


def after(assistant: Assistant, *questions: str) -> list[Suggestion]:
    conversation = Conversation()
    answer = None
    for question in questions:
        answer = assistant.answer(question, conversation)
    assert answer is not None
    return assistant.suggest.after(answer, conversation)


def asked(found: list[Suggestion]) -> list[str]:
    return [each.question for each in found if not each.opens]


def test_六个例子从公示所报的数出发(county: Assistant) -> None:
    found = county.suggest.examples()
    assert [(each.kind, each.indicator, each.level) for each in found] == [
        ("verdict", "L7", "primary"),
        ("verdict", "L4", "junior"),
        ("period", "", ""),
        ("phone", "", ""),
        ("gaps", "", ""),
        ("threshold", "S1", ""),
    ]
    assert county.examples() == [each.question for each in found]


def test_公示什么都没报时例子问标准(open_folder: Open, tmp_path: Path) -> None:
    folder = made_up.write(tmp_path, notice=SILENT)
    (folder / "announcements" / "notice.yaml").unlink()
    found = open_folder(folder).suggest.examples()
    assert len(found) == 6
    assert {each.kind for each in found} == {"gaps", "threshold", "spread"}


def test_没有电话时例子问地址(open_folder: Open, tmp_path: Path) -> None:
    without = made_up.NOTICE.replace("联系电话:0900-7654321\n", "")
    kinds = [each.kind for each in open_folder(made_up.write(tmp_path, notice=without)).suggest.examples()]
    assert "place" in kinds
    assert "phone" not in kinds


def test_问了小学接着可问初中和标准和原文和电话(county: Assistant) -> None:
    found = after(county, "小学多媒体教室达标吗")
    assert asked(found) == [
        "初中网络多媒体教室达标吗",
        "小学网络多媒体教室的标准是多少",
        "各校差异系数是多少",
        "有意见打哪个电话",
    ]
    assert [each.opens for each in found if each.kind == "source"] == [1]


def test_问了标准接着可问达标没有(county: Assistant) -> None:
    assert "小学网络多媒体教室达标吗" in asked(after(county, "小学多媒体教室的标准是多少"))
    assert not any("公用经费达标吗" in question for question in asked(after(county, "特殊教育生均公用经费标准是多少")))


def test_两个学段都答了就不再问另一个学段(county: Assistant) -> None:
    assert not any(question.startswith(("小学", "初中")) for question in asked(after(county, "多媒体教室达标吗")))


def test_原文另一学段在同一行才可以接着问(county: Assistant) -> None:
    assert "小学义务教育段在校生多少人" in asked(after(county, "初中义务教育段在校生多少人"))
    assert "小学一共有多少学生" in asked(after(county, "初中一共有多少学生"))
    assert not any("小学" in question for question in asked(after(county, "初中资助了多少人次")))


def test_问过的不再提(county: Assistant) -> None:
    assert "初中网络多媒体教室达标吗" not in asked(
        after(county, "初中网络多媒体教室达标吗", "小学网络多媒体教室达标吗")
    )


def test_问公示期接着问怎么联系(county: Assistant) -> None:
    assert asked(after(county, "公示到哪天为止")) == ["有意见打哪个电话"]
    assert asked(after(county, "有意见打哪个电话"))[0] == "书面意见交到什么地址"


def test_没有披露时怎么联系已经写在回答里(county: Assistant) -> None:
    assert not {"phone", "place"} & {each.kind for each in after(county, "各校差异系数是多少")}


def test_答不了的和要问清的不接着问(county: Assistant) -> None:
    assert after(county, "今天天气怎么样") == []
    assert after(county, "???") == []


def test_闲话不冒充上一个问题(county: Assistant) -> None:
    assert "初中网络多媒体教室达标吗" not in asked(after(county, "小学多媒体教室达标吗", "哪些指标没有公布"))


def test_几个县时问题说出县名(open_folder: Open, tmp_path: Path) -> None:
    older = made_up.NOTICE.replace("示例县", "甲乙县").replace("2025年11月", "2024年11月")
    folder = made_up.write(tmp_path, older=older)
    found = asked(after(open_folder(folder), "甲乙县小学多媒体教室达标吗"))
    assert "甲乙县初中网络多媒体教室达标吗" in found
    assert "甲乙县有意见打哪个电话" in found


@pytest.mark.parametrize("folder", ["eval/sets/hexi/corpus", "eval/sets/lanting/corpus", "corpus"])
def test_每个建议都被认作它所说的问法(open_folder: Open, folder: str) -> None:
    assistant = open_folder(made_up.SHIPPED.parent / folder)
    found = assistant.suggest.examples()
    for question in [*assistant.examples(), "各校差异系数是多少", "班额53人合规吗", "哪项指标离标准最近"]:
        found += after(assistant, question)
    for each in found:
        if each.opens or each.kind == "other":
            continue
        plan = assistant.understanding.plan(each.question)
        assert plan.kind == SEEN_AS.get(each.kind, each.kind), each
        assert not each.indicator or plan.indicators[0].indicator == each.indicator, each
        assert not each.level or plan.levels in ((each.level,), ()), each


def test_缺了一种问法就说是哪个文件(county: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "suggestions.yaml"
    path.write_text("verdict: '{name}达标吗'\n", "utf-8")
    with pytest.raises(CorpusError, match=rf"suggestions\.yaml.*{KINDS[1]}"):
        Suggest(county.facts, county.understanding, path)
