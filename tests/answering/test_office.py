"""How to ask the office: the announcement's own contact lines, quoted."""

from pathlib import Path

import made_up
from made_up import Open

from assistant.answering.assistant import Assistant


def test_没有披露的写出怎么问公示单位(county: Assistant) -> None:
    answer = county.answer("各校差异系数是多少")
    ways = county.ways_to_ask(answer)
    assert [(way.name, way.value) for way in ways] == [
        ("office", "示例县教育局"),
        ("phone", "0900-7654321"),
        ("place", "示例县学府路8号教育局203室"),
        ("period", "2025年11月3日至2025年11月7日"),
    ]
    first = len(answer.citations) + 1
    assert [way.citation.id for way in ways] == [first, first + 1, first + 2, first + 3]
    for way in ways:
        document = county.corpus.documents[way.citation.document]
        assert document.text[way.citation.start : way.citation.end] == way.citation.quote
        assert way.name == "period" or way.value in way.citation.quote


def test_答上了的不写(county: Assistant) -> None:
    assert county.ways_to_ask(county.answer("小学多媒体教室达标吗")) == ()
    assert county.ways_to_ask(county.answer("今天天气怎么样")) == ()


def test_公示没有写联系方式就没有(open_folder: Open, tmp_path: Path) -> None:
    end = made_up.NOTICE.index("公示期间")
    silent = made_up.NOTICE[:end] + "公示期限:2025年11月3日至11月7日\n"
    assistant = open_folder(made_up.write(tmp_path, notice=silent))
    assert assistant.ways_to_ask(assistant.answer("各校差异系数是多少")) == ()


def test_一行里的几样只引一次(open_folder: Open, tmp_path: Path) -> None:
    notice = made_up.NOTICE.replace("教育局203室", "教育局203室(邮编100000)")
    assistant = open_folder(made_up.write(tmp_path, notice=notice))
    ways = {way.name: way.citation for way in assistant.ways_to_ask(assistant.answer("各校差异系数是多少"))}
    assert ways["place"] == ways["postcode"]
