"""What a place gains for a follow-up by where the last answer stood (示例数据)."""

from assistant.answering.assistant import Assistant
from assistant.answering.places.follow_up import FollowUp
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import Place
from assistant.documents.figures import Figure
from assistant.search.hit import Hit


def figure(county: Assistant, value: str) -> Figure:
    """The number of the made-up announcement that is written so."""
    figures = [one for found in county.corpus.figures.values() for one in found]
    return next(one for one in figures if str(one.value) == value)


def place(county: Assistant, one: Figure) -> Place:
    passage = county.corpus.passages[one.passage]
    hit = Hit(passage=passage.id, score=1.0, dense=0.5, lexical=0.0)
    return Place(passage, hit, one.quote, passage.text, one.subject, passage.text, passage.context, one)


def after(county: Assistant, question: str, told: Figure) -> Plan:
    """The plan of a follow-up to an answer that told a number."""
    update = {"before": (told.document, told.start, told.end), "told": (((told.document, told.start),),)}
    return county.understanding.plan(question).model_copy(update=update)


def test_没有上一问就不加(county: Assistant) -> None:
    plan = county.understanding.plan("补助资金多少万元")
    assert FollowUp(county.understanding).gain(plan, place(county, figure(county, "118.4"))) == 0.0


def test_同一句里别的数靠前_刚答过的数靠后_别处的不动(county: Assistant) -> None:
    told = figure(county, "2310")
    plan, follow_up = after(county, "补助资金多少万元", told), FollowUp(county.understanding)
    assert follow_up.gain(plan, place(county, figure(county, "118.4"))) > 0
    assert follow_up.gain(plan, place(county, told)) < 0
    assert follow_up.gain(plan, place(county, figure(county, "712"))) == 0.0
