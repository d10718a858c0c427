"""An answer as plain text with its sources, to be copied or sent on."""

from collections.abc import Mapping

from assistant.types import Answer

CHINESE = {
    "question": "问：",
    "answer": "答：",
    "sources": "依据",
    "steps": "计算：",
    "synthetic": "(示例数据,不是真实情况)",
}


def plain_text(answer: Answer, words: Mapping[str, str] = CHINESE) -> str:
    """Question, answer, calculation and numbered sources with their words; ``words`` are those of an interface."""
    lines = [f"{words['question']}{answer.question}", f"{words['answer']}{answer.answer}"]
    if "synthetic" in answer.provenance:
        lines.append(words["synthetic"])
    lines += [f"{words['steps']}{step}" for call in answer.working if (step := call.result.get("steps"))]
    if answer.citations:
        lines += ["", words["sources"]]
    for each in answer.citations:
        place = f"{each.title} {each.section}".strip()
        lines.append(f"[{each.id}] {place}：“{each.quote}”")
    return "\n".join(lines)
