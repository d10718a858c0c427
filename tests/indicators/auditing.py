"""Audits of announcements for the tests: of a file, or of a few lines."""

from pathlib import Path

from making import ROOT, STANDARD

from assistant.documents.corpus import read_document
from assistant.documents.model import Document
from assistant.documents.passages import passages
from assistant.documents.tabled import all_figures
from assistant.indicators.audit import Audit, audit
from assistant.text.lexicon import load_lexicon

LEXICON = load_lexicon(ROOT / "corpus" / "language")


def audited(path: Path) -> tuple[Audit, Document]:
    """The audit of a document as the command makes it."""
    document = read_document(path, "announcement")
    return audit(document, all_figures(document, passages(document), LEXICON), STANDARD), document


def audited_text(folder: Path, text: str, described: str = "") -> Audit:
    """The audit of a text of a made-up county."""
    path = folder / "made-up.txt"
    path.write_text(text, encoding="utf-8")
    if described:
        path.with_suffix(".yaml").write_text(described, encoding="utf-8")
    return audited(path)[0]
