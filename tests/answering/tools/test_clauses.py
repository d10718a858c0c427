"""The clauses that decided are cited wherever a result names them."""

from assistant.answering.assistant import Assistant
from assistant.answering.tools.clauses import clause_of, clauses_in
from assistant.indicators.results import decided_json


def test_结果里每一层的条款都引得到(county: Assistant) -> None:
    thresholds = [county.standard[id].condition(None).threshold("primary") for id in ("L1", "L7")]
    held = [decided_json(threshold) for threshold in thresholds if threshold]
    quotes = [clause_of(county.corpus, threshold) for threshold in thresholds if threshold]
    assert len(quotes) == 2
    assert list(clauses_in(county.corpus, {"values": [held[0], {"checks": held[1:]}], "label": "各项"})) == quotes
    for quote, decided in zip(quotes, held, strict=True):
        assert county.corpus.documents[quote.document].text[quote.start : quote.end] == decided["anchor"]
