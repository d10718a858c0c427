"""Corpora in folders for the tests: made-up documents of a made-up county (示例数据)."""

from pathlib import Path

from assistant.documents.corpus import Corpus, load_corpus
from assistant.text.lexicon import load_lexicon

SHIPPED = Path(__file__).parents[2] / "corpus"
LEXICON = load_lexicon(SHIPPED / "language")

NOTICE = """示例县义务教育优质均衡发展公示(示例数据)
一、基本情况
全县有学校12所,义务教育段在校生13000人,专任教师1030人。
二、自查自评情况
每百名学生拥有网络多媒体教室数小学3.2间、初中2.8间;每百名学生拥有骨干教师数小学1.7人、初中1.6人。
公示期限:2026年1月20日至1月24日
联系电话:0900-1234567
"""
STAFF = """示例县学校台账(示例数据)
一、各校情况
示例第一小学在校生600人,网络多媒体教室不足2间,校舍有安全隐患。
示例第二小学骨干教师只有1名,体育场馆面积不够。
"""
RULES = """# 示例标准(示例数据)

1. 每百名学生拥有网络多媒体教室数的标准是:小学2.3间以上、初中2.4间以上。
2. 小学班额不超过45人,初中班额不超过50人。
"""


def write(folder: Path, **documents: str) -> Path:
    """A corpus folder with the notice, the rules and, for staff alone, the ledger; ``documents`` replace or add."""
    texts = {"notice": NOTICE, "ledger": STAFF, **documents}
    (folder / "announcements").mkdir(parents=True, exist_ok=True)
    (folder / "standards").mkdir(exist_ok=True)
    (folder / "standards" / "rules.md").write_text(RULES, "utf-8")
    for name, text in texts.items():
        (folder / "announcements" / f"{name}.txt").write_text(text, "utf-8")
    (folder / "announcements" / "ledger.yaml").write_text("audience: staff\nprovenance: synthetic\n", "utf-8")
    return folder


def load(folder: Path) -> Corpus:
    return load_corpus(folder, SHIPPED, LEXICON)
