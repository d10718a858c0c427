"""Nothing serious is found by axe-core, in any state of the page, in both languages, light and dark."""

import os

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def axe():
    """The checker, which brings axe-core with it: nothing is fetched."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        told = "axe-playwright-python is not installed"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    return Axe()


def serious(axe, page) -> list[str]:
    """What it found, with the place, once nothing fades any more: Gradio dims what waits for an answer."""
    faded = "[...document.querySelectorAll('gradio-app *')].filter((node) => +getComputedStyle(node).opacity < 1)"
    page.wait_for_function(f"() => {faded}.every((node) => !node.querySelector('.page, .reader, textarea'))")
    found = axe.run(page).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['html'][:120]}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shape", ["desktop", "phone"])
def test_no_state_of_the_page_has_a_serious_finding(visit, axe, shape, scheme):
    parent = visit(shape, color_scheme=scheme)
    page = parent.page
    assert serious(axe, page) == []
    parent.ask("小学多媒体教室达标吗")
    parent.newest.locator(".working > summary").click()
    parent.newest.get_by_role("button", name="数字有误").click()
    parent.newest.get_by_text("已记下").wait_for()
    assert serious(axe, page) == []
    assert parent.opened(parent.newest.locator(".source").first.click)
    assert serious(axe, page) == []
    page.get_by_role("button", name="返回对话").click()
    parent.ask("我孩子小学班上53人合规吗")
    parent.ask("各校差异系数是多少")
    assert serious(axe, page) == []
    page.get_by_role("button", name="English").click()
    page.locator("html[lang=en]").wait_for()
    assert serious(axe, page) == []
    parent.shot(f"all-{scheme}")
