"""The parent's way in a real browser: an example, its answer, the quoted words, a follow-up, feedback, a new start."""

import sqlite3

import pytest

pytestmark = pytest.mark.browser

NASTY = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script><svg onload="window.harmed=1">达标吗'
ODD = [
    "",
    "   ",
    NASTY,
    "😀👨\u200d👩\u200d👧",
    "公示\x00\x1b[31m\u202e到哪天为止",
    "长" * 10_000,
    "{{7*7}} ${1+1} %s",
    "What is it?",
]


def size(locator) -> float:
    """The size of its letters in pixels."""
    return float(locator.evaluate("node => parseFloat(getComputedStyle(node).fontSize)"))


def seen(locator) -> bool:
    """Whether all of it stands inside the window, once scrolling has come to rest."""
    inside = "box => box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth"
    locator.page.wait_for_timeout(600)
    return bool(locator.evaluate(f"node => ({inside})(node.getBoundingClientRect())"))


def kept(server) -> list[tuple]:
    with sqlite3.connect(server.data_dir / "assistant.sqlite3") as database:
        return database.execute("SELECT question, label, comment FROM feedback ORDER BY id").fetchall()


@pytest.mark.parametrize("shape", ["desktop", "phone"])
def test_from_an_example_to_the_quoted_words_a_follow_up_and_feedback(visit, server, shape):
    parent = visit(shape)
    page = parent.page
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.get_by_label("您的问题").is_visible()
    example = page.locator(".chip").first
    question = example.inner_text()
    assert "达标" in question
    assert page.locator(".chip").count() >= 4

    answer = parent.answered(example.click)
    lead = parent.newest.locator(".lead")
    assert "达标" in lead.inner_text()
    assert size(lead) > size(parent.newest.locator(".rest")) >= 15
    assert question in answer
    assert seen(lead)

    mark = parent.newest.locator(".source mark").first
    assert not mark.is_visible()
    parent.newest.locator(".lead .ref").first.click()
    assert mark.is_visible()
    assert seen(mark)
    assert "小学" in mark.inner_text()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"

    steps = parent.newest.locator(".working table").first
    assert not steps.is_visible()
    parent.newest.locator(".working > summary").click()
    assert "标准值" in steps.inner_text()

    parent.ask("那初中呢")
    assert "初中" in parent.newest.locator(".lead").inner_text()
    assert "小学" not in parent.newest.locator(".lead").inner_text()
    assert page.locator(".turn").count() == 2

    before = kept(server)
    parent.newest.get_by_role("button", name="数字有误").click()
    parent.newest.get_by_text("已记下").wait_for()
    comment = parent.newest.get_by_label("补充说明")
    comment.fill(f"和原文不一样 {NASTY}")
    comment.press("Enter")
    parent.newest.get_by_text("补充已记下").wait_for()
    assert kept(server) == [*before, ("那初中呢", "数字有误", f"和原文不一样 {NASTY}")]
    assert parent.newest.get_by_role("button", name="数字有误").get_attribute("aria-pressed") == "true"

    page.get_by_role("button", name="重新开始").click()
    page.locator(".turn").first.wait_for(state="detached")
    assert page.locator(".chip").first.inner_text() == question
    page.wait_for_function("document.activeElement.tagName === 'TEXTAREA'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_the_documents_do_not_tell_is_said_plainly(visit):
    parent = visit("phone")
    parent.ask("各校差异系数是多少")
    tag = parent.newest.locator(".tag")
    assert tag.inner_text() == "文件未披露"
    assert seen(tag)


def test_what_cannot_be_answered_offers_what_can(visit):
    parent = visit("phone")
    parent.ask("今天天气怎么样")
    assert parent.newest.locator(".tag").inner_text() == "不在可答范围"
    chip = parent.newest.locator(".chip").first
    question = chip.inner_text()
    assert question in parent.answered(chip.click)
    assert parent.newest.locator(".tag").count() == 0


def test_whatever_is_typed_gets_a_clear_answer_and_never_runs(visit):
    parent = visit("phone")
    for question in ODD:
        answer = parent.ask(question)
        told = parent.newest.locator(".lead, .rest").first.inner_text()
        assert len(told) > 5, question[:20]
        assert "Traceback" not in answer
        assert parent.page.evaluate("window.harmed") is None, question
        assert parent.page.locator("#answers :is(img, script, svg)").count() == 0, question
        assert parent.page.locator(".toast-body").count() == 0, question[:20]
        assert parent.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), question[:20]
        if question == NASTY:
            assert NASTY in answer  # shown as it was typed


def test_the_keyboard_alone_is_enough(visit):
    parent = visit("desktop")
    keys, focused = parent.page.keyboard, "document.activeElement"
    assert parent.page.evaluate(f"{focused}.tagName") == "TEXTAREA"
    keys.press("Tab")
    assert parent.page.evaluate(f"{focused}.innerText") == "提问"
    keys.press("Tab")
    assert parent.page.evaluate(f"{focused}.className") == "chip"
    assert parent.page.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"

    parent.answered(lambda: keys.press("Enter"))
    parent.page.wait_for_function(f"{focused}.className === 'turn'")
    assert parent.page.locator(".said").inner_text().strip()  # told to a screen reader
    keys.press("Tab")
    assert parent.page.evaluate(f"{focused}.className") == "ref"
    keys.press("Enter")
    assert parent.newest.locator(".source mark").first.is_visible()
    for _ in range(12):
        keys.press("Tab")
        if parent.page.evaluate(f"{focused}.className") == "rate":
            break
    keys.press("Enter")
    parent.newest.get_by_text("已记下").wait_for()


def test_two_visitors_share_nothing(visit):
    one, other = visit("desktop"), visit("phone")
    one.ask("小学多媒体教室达标吗")
    other.ask("公示到哪天为止")
    assert one.page.locator(".turn").count() == other.page.locator(".turn").count() == 1
    other.ask("那初中呢")
    assert "多媒体" not in other.newest.locator(".lead").inner_text()


def test_the_whole_section_opens_at_the_quoted_words(visit):
    parent = visit("phone")
    parent.ask("初中一共有多少学生")
    source = parent.newest.locator(".source").first
    source.locator("> summary").click()
    whole = source.locator(".whole")
    whole.locator("summary").click()
    assert seen(whole.locator("mark"))
    assert whole.locator("mark").inner_text() == source.locator(".excerpt mark").inner_text()


def test_dark_mode_is_dark(visit):
    parent = visit("phone", color_scheme="dark")
    parent.ask("公示到哪天为止")
    colours = parent.newest.evaluate("node => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color]")
    dark, light = (sum(map(int, colour[4:-1].split(","))) for colour in colours)
    assert dark < 150 < 600 < light


def test_a_server_that_is_not_reached_is_told_in_chinese(visit):
    parent = visit("desktop")
    parent.page.route("**/queue/**", lambda route: route.abort())
    parent.page.locator(".chip").first.click()
    text = parent.page.locator(".toast-message-text")
    assert "没有连上服务器" in text.evaluate("node => getComputedStyle(node, '::after').content")
    assert size(text) == 0
    parent.faults.clear()  # the browser's own words on the request that failed
