"""The shipped announcement is the published text, byte for byte."""

import hashlib

from papers import ANNOUNCEMENT

from assistant.documents.corpus import read_document


def test_逐字节不变() -> None:
    digest = hashlib.sha256(ANNOUNCEMENT.read_bytes()).hexdigest()
    assert digest == "4578daddee7b91b70d5dffa667fee29139681ae9c0188be698ddf9677e7dc743"


def test_说明() -> None:
    told = read_document(ANNOUNCEMENT, "announcement").description
    assert (told.region, told.issuer) == ("焉耆回族自治县", "焉耆县教育和科学技术局")
    assert (told.opens, told.closes, told.audience, told.provenance) == ("2026-01-20", "2026-01-24", "public", "real")
