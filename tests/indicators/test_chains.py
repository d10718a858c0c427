"""Shares that only their two counts tell the whole of: every entry is a made-up sentence (示例数据)."""

from pathlib import Path

import pytest
from auditing import audited_text

RATE, BACKBONE = "exchange_rate", "backbone_share"
CHAINS: dict[str, tuple[str, dict[str, str]]] = {
    "占": ("符合交流条件的教师500人,实际交流60人,占12%。", {RATE: "12"}),
    "比例为": ("符合交流条件的教师有500人,去年实际交流61人,比例为12.2%。", {RATE: "12.2"}),
    "人中": ("上学年符合轮岗条件的500人中,轮岗61人,占12.2%。", {RATE: "12.2"}),
    "应交流的": ("2025年应交流教师500人,2025年交流了61人,约为12%。", {RATE: "12"}),
    "骨干接在后面": (
        "应交流教师500人,交流61人,占12.2%,骨干教师16人,占交流人数的26.2%。", {RATE: "12.2", BACKBONE: "26.2"},
    ),
    "除下来不是这个数": ("符合交流条件的教师500人,实际交流61人,占3.4%。", {}),
    "除下来正好是但不是交流的": ("符合交流条件的教师500人,其中女教师60人,占12%。", {}),
    "骨干不是交流的": ("符合交流条件的教师500人,骨干教师60人,占12%。", {}),
    "没有说符合条件": ("全县教师500人,五年里交流过60人,占12%。", {}),
    "别的符合条件": ("符合条件的随迁子女500人,其中小学生60人,占12%。", {}),
    "占应交流的不是骨干的": ("交流教师60人,占应交流人数的12%,骨干教师在其中占25%。", {RATE: "12", BACKBONE: "25"}),
    "骨干占其中的": ("今年教师交流比例达到13.6%,骨干教师占其中的28.1%。", {RATE: "13.6", BACKBONE: "28.1"}),
}  # fmt: skip


@pytest.mark.parametrize("name", CHAINS)
def test_交流轮岗(tmp_path: Path, name: str) -> None:
    text, expected = CHAINS[name]
    row = audited_text(tmp_path, f"示例县自评公示\n{text}\n")["G11"]
    assert {key: str(value) for key, value in row.reported.items()} == expected
