"""What the report calls things in Chinese; a kind of question that is not here goes by its own name."""

from eval.questions import Reason

KINDS = {
    "contact": "联系方式",
    "date": "日期",
    "follow_up": "追问",
    "list": "列举",
    "not_disclosed": "未公布",
    "out_of_scope": "范围外",
    "procedure": "程序",
    "standard": "标准释义",
    "threshold": "标准值",
    "value": "数值",
    "verdict": "达标判断",
    "yes_no": "是非",
}
REASONS: dict[Reason, str] = {
    "outside": "资料之外",
    "unstated": "资料没有写明",
    "elsewhere": "别的时间、地区或学校",
    "input": "问题缺条件",
}
RETRIEVERS = {
    "dense": "向量",
    "lexical": "词面",
    "fused": "融合",
    "ranked": "核对证据后",
    "answer": "作答引用",
}
ROUTES = {"retrieval": "检索", "calculator": "计算", "both": "检索加计算", "none": "未查资料"}


def kind(name: str) -> str:
    """A kind's label with its name."""
    return f"{KINDS[name]} {name}" if name in KINDS else name


def retriever(name: str) -> str:
    """A retriever's label: chain-300-joined is the plain chain with chunks of 300 characters, asked with all turns."""
    if not name.startswith("chain-"):
        return RETRIEVERS.get(name, name)
    _, size, way = name.split("-")
    return f"普通链 {size} 字{',各轮相连' if way == 'joined' else ''}"
