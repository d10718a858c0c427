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
def test_from_an_example_to_the_quoted_words_and_back_a_follow_up_feedback_and_a_reload(visit, server, shape):
    parent = visit(shape)
    page = parent.page
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.get_by_label("您的问题").is_visible()
    example = page.locator(".chip").first
    question = example.inner_text()
    assert "达标" in question
    assert page.locator(".chip").count() == 6
    parent.shot("start")

    answer = parent.answered(example.click)
    lead = parent.newest.locator(".lead")
    assert "达标" in lead.inner_text()
    assert size(lead) > size(parent.newest.locator(".rest")) >= 15
    assert question in answer
    assert seen(lead)
    assert parent.newest.locator("svg.bar").get_attribute("aria-label").startswith("小学")
    steps = parent.newest.locator(".working table").first
    assert not steps.is_visible()
    parent.newest.locator(".working > summary").click()
    assert "标准值" in steps.inner_text()
    assert parent.crowded() == []
    parent.shot("answered")

    chip = parent.newest.locator(".source").first
    chip.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert parent.opened(chip.click) == chip.locator("q").text_content()
    mark = page.locator("#reader mark")
    assert seen(mark)
    assert page.locator("#reader .here mark").count() == 1  # in its paragraph
    assert seen(page.locator("#reader h1"))  # title, issuer and date stay in view
    assert "局" in page.locator("#reader .about").inner_text()
    assert not parent.box.is_visible()
    assert parent.crowded() == []
    parent.shot("document", whole=False)
    page.get_by_role("button", name="返回对话").click()
    assert parent.box.is_visible()
    assert chip.evaluate("node => node === document.activeElement")
    assert page.evaluate("scrollY") == pytest.approx(before, abs=2)

    parent.answered(parent.newest.locator(".more .chip").first.click)
    assert "初中" in parent.newest.locator(".lead").inner_text()
    parent.ask("那小学呢")
    assert "小学" in parent.newest.locator(".lead").inner_text()
    assert page.locator(".turn").count() == 3

    before = kept(server)
    parent.newest.get_by_role("button", name="数字有误").click()
    parent.newest.get_by_text("已记下").wait_for()
    comment = parent.newest.get_by_label("补充说明")
    comment.fill(f"和原文不一样 {NASTY}")
    comment.press("Enter")
    parent.newest.get_by_text("补充已记下").wait_for()
    assert kept(server) == [*before, ("那小学呢", "数字有误", f"和原文不一样 {NASTY}")]
    assert parent.newest.get_by_role("button", name="数字有误").get_attribute("aria-pressed") == "true"

    told = page.locator(".turn").all_inner_texts()
    parent.reload()
    assert [text.split("\n")[:2] for text in page.locator(".turn").all_inner_texts()] == [
        text.split("\n")[:2] for text in told
    ]
    assert parent.newest.get_by_role("button", name="数字有误").get_attribute("aria-pressed") == "true"
    assert parent.opened(parent.newest.locator(".source").first.click)
    page.go_back()  # the browser's own way back leads to the chat as well
    assert parent.box.is_visible()
    parent.ask("那初中呢")
    assert "初中" in parent.newest.locator(".lead").inner_text()

    page.get_by_role("button", name="重新开始").click()
    page.locator(".turn").first.wait_for(state="detached")
    assert page.locator(".chip").first.inner_text() == question
    page.wait_for_function("document.activeElement.tagName === 'TEXTAREA'")
    parent.reload()
    assert page.locator(".turn").count() == 0


@pytest.mark.parametrize("shape", ["desktop", "phone"])
def test_what_the_documents_do_not_tell_says_so_and_whom_to_ask(visit, shape):
    parent = visit(shape)
    parent.ask("各校差异系数是多少")
    tag = parent.newest.locator(".tag")
    assert tag.inner_text() == "文件未披露"
    assert seen(tag)
    office = parent.newest.locator(".office")
    phone = office.locator("div", has_text="电话").locator("dd > span").inner_text()
    assert phone in parent.opened(office.locator("div", has_text="电话").locator(".ref").click)
    parent.page.get_by_role("button", name="返回对话").click()
    assert parent.crowded() == []
    parent.shot("not-disclosed")


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
        assert parent.page.locator("#answers :is(img, script, svg:not(.bar))").count() == 0, question
        assert parent.page.locator(".toast-body").count() == 0, question[:20]
        assert parent.crowded() == [], question[:20]
        if question == NASTY:
            assert NASTY in answer  # shown as it was typed


def test_the_keyboard_alone_is_enough(visit):
    parent = visit("desktop")
    keys, focused = parent.page.keyboard, "document.activeElement"

    def tab_to(name: str) -> None:
        for _ in range(30):
            if parent.page.evaluate(f"{focused}.className") == name:
                return
            keys.press("Tab")
        raise AssertionError(f"{name} is not reached")

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
    assert parent.opened(lambda: keys.press("Enter"))
    parent.page.wait_for_function(f"{focused}.tagName === 'H1'")
    keys.press("Escape")
    parent.page.wait_for_function(f"{focused}.className === 'ref'")
    tab_to("source")
    assert parent.opened(lambda: keys.press("Enter"))
    keys.press("Shift+Tab")
    assert parent.page.evaluate(f"{focused}.className") == "back"
    assert parent.page.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"
    keys.press("Enter")
    parent.page.wait_for_function(f"{focused}.className === 'source'")
    tab_to("rate")
    keys.press("Enter")
    parent.newest.get_by_text("已记下").wait_for()


def test_an_answer_is_copied_with_its_sources(visit):
    parent = visit("desktop", permissions=["clipboard-read", "clipboard-write"])
    parent.ask("公示到哪天为止")
    parent.newest.get_by_role("button", name="复制").click()
    parent.newest.get_by_text("已复制").wait_for()
    text = parent.page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("问：公示到哪天为止\n答：")
    assert "依据\n[1] " in text


def test_where_there_is_no_clipboard_copying_works_all_the_same(visit):
    parent = visit("desktop", permissions=["clipboard-read", "clipboard-write"])
    parent.ask("公示到哪天为止")
    parent.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('insecure')); }")
    button = parent.newest.get_by_role("button", name="复制")
    button.click()
    parent.newest.get_by_text("已复制").wait_for()
    assert parent.page.evaluate("navigator.clipboard.readText()").startswith("问：公示到哪天为止")
    assert button.evaluate("node => node === document.activeElement")


def test_an_answer_is_shared_where_the_browser_can(visit):
    parent = visit("phone")
    assert parent.ask("公示到哪天为止")
    share = parent.newest.locator("[data-share]")
    assert not share.is_visible()
    parent.page.evaluate("() => { navigator.share = (what) => { window.shared = what; return Promise.resolve(); }; }")
    parent.ask("有意见打哪个电话")
    parent.newest.get_by_role("button", name="分享").click()
    assert parent.page.evaluate("window.shared.text").startswith("问：有意见打哪个电话")


@pytest.mark.parametrize("shape", ["desktop", "phone"])
def test_the_page_speaks_english_and_stays_so(visit, shape):
    parent = visit(shape)
    page = parent.page
    parent.ask("小学多媒体教室达标吗")
    page.get_by_role("button", name="English").click()
    page.locator("html[lang=en]").wait_for()
    assert page.get_by_label("Your question").is_visible()
    assert page.locator(".switch").evaluate("node => node === document.activeElement")
    parent.reload()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Multimedia classrooms" in parent.newest.locator("svg.bar").get_attribute("aria-label")
    assert "Does it meet" in page.locator(".examples .chip").first.inner_text()
    parent.newest.get_by_role("button", name="helpful", exact=True).click()
    parent.newest.get_by_text("Noted").wait_for()
    assert parent.crowded() == []
    parent.shot("english")
    page.get_by_role("button", name="中文").click()
    page.locator("html[lang=zh-CN]").wait_for()


def test_two_visitors_share_nothing(visit):
    one, other = visit("desktop"), visit("phone")
    one.ask("小学多媒体教室达标吗")
    other.ask("公示到哪天为止")
    assert one.page.locator(".turn").count() == other.page.locator(".turn").count() == 1
    other.ask("那初中呢")
    assert "多媒体" not in other.newest.locator(".lead").inner_text()


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
