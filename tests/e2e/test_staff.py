"""The way of staff in a real browser: log in, look, suppose, upload with a fault, mend, publish, ask about it."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from driving import ROOT, SHAPES

pytestmark = pytest.mark.browser

USER, PASSWORD = "wang", "工作台的长口令2026"
NOTICE = """青禾县义务教育优质均衡发展公示
一、基本情况
青禾县有小学88所、初中9所。
二、自查自评情况
每百名学生拥有网络多媒体教室数小学3.5间、初中2.9间。
公示期限:2026年3月2日-3月6日
联系电话:0900-7654321
"""
PAGES = ["", "schools", "spread", "distances", "whatif?school=G08", "documents", "questions", "eval", "export"]


@pytest.fixture(scope="module", autouse=True)
def account(server):
    environment = os.environ | {"ASSISTANT_DATA_DIR": str(server.data_dir), "PYTHONUTF8": "1"}
    code = "from assistant.cli import main; main()"
    subprocess.run(
        [sys.executable, "-c", code, "user", "add", USER],
        input=PASSWORD,
        text=True,
        check=True,
        env=environment,
        cwd=ROOT,
    )


@pytest.fixture
def desk(browser, server, request):
    """A page of the desk, logged in; afterwards nobody else was talked to and nothing went wrong."""
    context = browser.new_context(locale="zh-CN", **SHAPES[getattr(request, "param", "desktop")])
    page, hosts, faults = context.new_page(), set(), []
    page.set_default_timeout(30_000)
    context.on("request", lambda sent: hosts.add(urlsplit(sent.url).netloc))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda told: faults.append(told.text) if told.type in {"error", "warning"} else None)
    page.goto(f"{server.address}staff")
    page.get_by_label("用户名").fill(USER)
    page.get_by_label("口令").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("heading", name="32 项指标").wait_for()
    yield page
    context.close()
    assert hosts <= {urlsplit(server.address).netloc, ""}
    assert faults == []


def table(**changes: str) -> bytes:
    """The sample table with cells of its first school changed."""
    with (ROOT / "corpus/schools/sample.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for column, value in changes.items():
        rows[1][rows[0].index(column)] = value
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def test_from_the_login_to_an_answer_from_a_new_document(desk, server):
    page = desk
    page.get_by_label("结论").select_option("met")
    page.wait_for_url("**verdict=met*")
    assert page.locator(".indicators > li").count() >= 7
    row = page.locator(".indicators > li").last
    assert not row.locator("blockquote").first.is_visible()
    row.locator("summary").click()
    assert row.locator("blockquote").first.is_visible()

    page.get_by_role("link", name="假设").click()
    page.get_by_label("学校").select_option("G08")
    cell = page.get_by_label("网络多媒体教室数")
    cell.fill("12")
    moved = page.locator("tr.moved").first
    moved.wait_for()  # without a button
    assert "2.12" in moved.inner_text()
    assert "2.31" in moved.inner_text()

    page.get_by_role("link", name="资料与数据").click()
    page.get_by_label("学校数据表").set_input_files(
        {"name": "学校.csv", "mimeType": "text/csv", "buffer": table(网络多媒体教室数="很多")}
    )
    page.get_by_role("button", name="上传学校数据").click()
    page.get_by_text("有 1 处错误").wait_for()
    assert page.locator("td", has_text="网络多媒体教室数").is_visible()
    assert page.get_by_role("button", name="发布").is_disabled()
    page.get_by_label("改好的表").set_input_files(
        {"name": "学校.csv", "mimeType": "text/csv", "buffer": table(网络多媒体教室数="90")}
    )
    page.get_by_role("button", name="重新上传").click()
    page.get_by_text("读到 12 所学校").wait_for()
    page.get_by_label("来源").select_option("synthetic")
    page.get_by_label("标题").fill("改过的学校数据")
    page.get_by_role("button", name="保存说明").click()
    page.get_by_role("button", name="发布").click()
    page.wait_for_url("**/staff/documents?told=*", timeout=120_000)
    page.get_by_role("cell", name="换上学校数据「改过的学校数据」").wait_for()

    page.get_by_label("公示文件").set_input_files(
        {"name": "公示.txt", "mimeType": "text/plain", "buffer": NOTICE.encode()}
    )
    page.get_by_role("button", name="上传公示").click()
    page.get_by_text("读到的数值").wait_for()
    assert page.locator("td", has_text="小学88所").first.is_visible()
    page.get_by_role("button", name="发布").click()
    page.wait_for_url("**/staff/documents?told=*", timeout=120_000)

    page.get_by_role("link", name="指标", exact=True).click()
    page.get_by_label("以工作人员身份提问").fill("青禾县有多少所小学")
    page.get_by_role("button", name="提问").click()
    page.locator(".answer").get_by_text("88").first.wait_for()

    page.get_by_role("link", name="资料与数据").click()
    page.locator("tr", has_text="最初的资料").last.get_by_role("button", name="退回到这里").click()
    page.wait_for_url("**/staff/documents?told=*", timeout=120_000)
    page.get_by_role("button", name="退出").click()
    page.get_by_role("heading", name="工作台登录").wait_for()


@pytest.mark.parametrize("desk", ["desktop", "phone"], indirect=True)
def test_every_page_fits_its_window_and_has_no_serious_barrier(desk, server, request):
    """Screenshots are left where SHOTS names a folder, to be looked at."""
    shape, shots = request.node.callspec.params["desk"], os.environ.get("SHOTS")
    for name in PAGES:
        desk.goto(f"{server.address}staff/{name}")
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        serious = [
            (one["id"], [node["html"][:200] for node in one["nodes"]])
            for one in Axe().run(desk).response["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
        assert serious == [], name
        if shots:
            desk.screenshot(path=Path(shots) / f"staff-{shape}-{name.split('?')[0] or 'desk'}.png", full_page=True)


def test_the_keyboard_alone_is_enough(desk):
    focused = "document.activeElement"
    desk.keyboard.press("Tab")
    assert desk.evaluate(f"{focused}.className") == "skip"
    desk.keyboard.press("Enter")
    for _ in range(30):
        desk.keyboard.press("Tab")
        if desk.evaluate(f"{focused}.tagName") == "SUMMARY":
            break
    desk.keyboard.press("Enter")
    assert desk.evaluate(f"{focused}.parentElement.open")
    assert desk.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"


def test_the_desk_works_without_a_script(browser, server):
    context = browser.new_context(locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}staff")
    page.get_by_label("用户名").fill(USER)
    page.get_by_label("口令").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.goto(f"{server.address}staff/whatif?school=G08")
    page.get_by_label("网络多媒体教室数").fill("12")
    page.get_by_role("button", name="看结果").click()
    assert "2.31" in page.locator("tr.moved").first.inner_text()
    context.close()
