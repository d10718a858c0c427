"""The last step: no number without its support, no quote without its words."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import digits

from assistant.answering.assistant import Assistant
from assistant.answering.composing.verify import is_word_for_word, numbers, verified
from assistant.answering.drafts.draft import Draft, Sentence
from assistant.answering.tools.toolbox import Quote
from assistant.answering.understanding.conversation import Conversation

WRITTEN = re.compile(r"\d+(?:\.\d+)?")
QUESTIONS = (
    "小学多媒体教室达标吗",
    "高学历老师达标吗",
    "初中骨干教师标准是多少",
    "小学班额53人达标吗",
    "公示到哪天为止",
    "联系电话是多少",
    "哪些指标没达标",
    "近三年招聘教师多少名",
    "青松小学录播教室几间",
    "2024年投入多少钱新建综合楼",
)


@pytest.fixture(scope="module")
def drafts(county: Assistant) -> list[Draft]:
    made = [county.routes.answer(county.plan(question, Conversation())) for question in QUESTIONS]
    assert all(draft.status == "answered" for draft in made)
    return made


def copy(draft: Draft) -> Draft:
    return replace(draft, sentences=list(draft.sentences), working=list(draft.working))


def supported(draft: Draft, county: Assistant) -> set[Decimal]:
    """Every number that stands in a quote, a title or the working, by the tests' own rule."""
    documents = county.corpus.documents
    words = [
        documents[q.document].text[q.start : q.end] + documents[q.document].description.title for q in draft.quotes
    ]
    return digits(" ".join([*words, *(f"{call.result} {call.arguments}" for call in draft.working)]))


def test_本来的回答一句不少(county: Assistant, drafts: list[Draft]) -> None:
    for draft in drafts:
        assert verified(copy(draft), county.corpus).sentences == draft.sentences


@settings(deadline=None)
@given(data=st.data())
def test_改动任何一个数都会被发现(county: Assistant, drafts: list[Draft], data: st.DataObject) -> None:
    draft = copy(data.draw(st.sampled_from(drafts)))
    numbered = [i for i, sentence in enumerate(draft.sentences) if digits(sentence.text)]
    place = data.draw(st.sampled_from(numbered))
    sentence = draft.sentences[place]
    old = data.draw(st.sampled_from(sorted(digits(sentence.text))))
    spelled = next(word for word in WRITTEN.findall(sentence.text) if Decimal(word) == old)
    # Above a hundred: small whole numbers may stand in a quote in Chinese characters (近三年).
    amounts = st.decimals(min_value=101, max_value=10**6, places=data.draw(st.integers(0, 3)))
    other = data.draw(amounts.filter(lambda number: number not in supported(draft, county)))
    changed = sentence.text.replace(spelled, f"{other:f}", 1)
    draft.sentences[place] = Sentence(changed, sentence.quotes)
    result = verified(draft, county.corpus)
    assert all(kept.text != changed for kept in result.sentences)
    assert result.status == ("not_disclosed" if place == 0 else "answered")
    assert other not in digits(" ".join(kept.text for kept in result.sentences))


@settings(deadline=None)
@given(number=st.decimals(min_value=101, max_value=10**7, places=2), tail=st.booleans())
def test_凭空多出一个数的句子不出现(county: Assistant, drafts: list[Draft], number: Decimal, tail: bool) -> None:
    draft = copy(drafts[0])
    if number in supported(draft, county):
        return
    added = Sentence(f"另外还有{number}人。")
    draft.sentences = [*draft.sentences, added] if tail else [draft.sentences[0], added, *draft.sentences[1:]]
    assert verified(draft, county.corpus).sentences == drafts[0].sentences


def broken_quotes(county: Assistant) -> list[Quote]:
    size = len(county.corpus.documents["notice"].text)
    line_end = county.corpus.documents["notice"].text.index("\n")
    return [
        Quote("no-such-document", 0, 5),
        Quote("notice", 5, 5),
        Quote("notice", 9, 4),
        Quote("notice", -3, 4),
        Quote("notice", size - 2, size + 1),
        Quote("notice", line_end, line_end + 1),
    ]


def test_不存在的位置不算引文(county: Assistant) -> None:
    assert not any(is_word_for_word(quote, county.corpus) for quote in broken_quotes(county))
    assert is_word_for_word(Quote("notice", 0, 5), county.corpus)


def test_引文站不住的句子去掉(county: Assistant, drafts: list[Draft]) -> None:
    for quote in broken_quotes(county):
        draft = copy(drafts[0])
        draft.sentences.append(Sentence("还有一句。", (quote,)))
        result = verified(draft, county.corpus)
        assert result.status == "answered"
        assert result.sentences == drafts[0].sentences
        assert quote not in result.quotes


def test_第一句站不住就成了没有公布(county: Assistant, drafts: list[Draft]) -> None:
    for draft in drafts:
        for quote in broken_quotes(county):
            first = Sentence(draft.sentences[0].text, (*draft.sentences[0].quotes, quote))
            result = verified(replace(draft, sentences=[first, *draft.sentences[1:]]), county.corpus)
            assert (result.status, result.route, result.quotes) == ("not_disclosed", "none", [])
            assert len(result.sentences) == 1
            assert not digits(result.sentences[0].text)


def test_没有句子也不算回答了(county: Assistant) -> None:
    assert verified(Draft("answered", "retrieval"), county.corpus).status == "not_disclosed"


def test_没有公布的回答留下站得住的句子(county: Assistant) -> None:
    draft = Draft("not_disclosed", "none").say("没有公布。").say("大约有99887人。")
    result = verified(draft, county.corpus)
    assert result.status == "not_disclosed"
    assert [sentence.text for sentence in result.sentences] == ["没有公布。"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3.26间", {"3.26"}),
        ("12,018人", {"12018"}),
        ("2025年11月3日", {"2025", "11", "3"}),
        ("95.70%", {"95.7"}),
        ("1,204,880元", {"1204880"}),
        ("0.574，2024年0.551", {"0.574", "2024", "0.551"}),
        ("没有数", set()),
    ],
)
def test_认得出写成数字的数(text: str, found: set[str]) -> None:
    assert numbers(text) == {Decimal(number) for number in found}


def test_汉字写的数支持数字(county: Assistant) -> None:
    text = county.corpus.documents["notice"].text
    start = text.index("近三年")
    draft = Draft("answered", "retrieval").say("3 年里招聘过教师。", Quote("notice", start, start + 3))
    assert verified(draft, county.corpus).status == "answered"
