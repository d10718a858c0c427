"""The pages of the desk as a member of staff sees them: what they show, and what their forms do."""

import csv
import io
import re

import openpyxl
import pytest
from desk_site import finished, form_of, send

from assistant.errors import StoreError
from assistant.settings import shipped_corpus
from assistant.types import Answer

NOTICE = """青禾县义务教育优质均衡发展公示
一、基本情况
青禾县有小学88所、初中9所。
二、自查自评情况
每百名学生拥有网络多媒体教室数小学3.5间、初中2.9间。
公示期限:2026年3月2日-3月6日
联系电话:0900-7654321
"""
NASTY = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>'


def upload(client, data: bytes, name: str = "公示.txt", kind: str = "announcement"):
    return send(client, "/staff/documents/upload", files={"file": (name, data)}, kind=kind)


def table(**changes: str) -> bytes:
    """The sample table, with cells of its first school changed."""
    with (shipped_corpus() / "schools" / "sample.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for column, value in changes.items():
        rows[1][rows[0].index(column)] = value
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def publish(client, reply) -> dict:
    return finished(client, send(client, f"{reply.url.path}/publish", page=reply.url.path))


# -- looking -----------------------------------------------------------------------------------------------------------


def test_the_desk_shows_32_indicators_with_their_evidence(staff):
    text = staff.get("/staff/").text
    assert len(re.findall(r'<span class="id">', text)) == 32
    assert "每百名学生拥有网络多媒体教室数小学3.2间" in text
    assert "未达标：G08" in text  # of the school table, said to be made up
    assert "示例数据" in text


@pytest.mark.parametrize(
    ("query", "lines"), [("verdict=met", 2), ("area=资源配置", 7), ("area=资源配置&verdict=unmet", 0)]
)
def test_indicators_are_filtered_by_area_and_verdict(staff, query, lines):
    found = len(re.findall(r'<span class="id">', staff.get(f"/staff/?{query}").text))
    assert found == lines if lines != 2 else found >= 1


def test_the_matrix_is_sorted_by_any_column(staff):
    def column(query: str) -> list[float]:
        rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", staff.get(f"/staff/schools?{query}").text, re.S)
        return [float(re.findall(r'<td class="number \w+">([\d.]+)', row)[6]) for row in rows]

    up, down = column("sort=L7"), column("sort=L7&down=true")
    assert up == sorted(up)
    assert down == sorted(up, reverse=True)
    assert column("sort=nonsense") == column("")
    text = staff.get("/staff/schools?sort=L7&level=primary&verdict=unmet").text
    assert 'aria-sort="ascending"' in text
    assert "示例县沙枣乡小学" in text
    assert "示例县第一中学" not in text


def test_the_spread_is_held_against_its_limits(staff):
    text = staff.get("/staff/spread").text
    assert "0.318" in text
    assert "≤ 0.50" in text
    assert text.count("<svg") == 4
    assert "style=" not in text
    assert "<style" not in text


def test_distances_begin_with_the_nearest(staff):
    shares = [
        float(one) for one in re.findall(r'<td class="number">([\d.]+)%</td>', staff.get("/staff/distances").text)
    ]
    assert len(shares) == 105
    assert [abs(one - 100) for one in shares] == sorted(abs(one - 100) for one in shares)
    assert staff.get("/staff/distances?verdict=unmet").text.count("<tr>") == 5


def test_what_if_moves_verdicts_and_cvs_and_tells_the_least(staff):
    before = staff.get("/staff/whatif?school=G08").text
    assert "至少 12 间" in before
    text = staff.get("/staff/whatif?school=G08&set.网络多媒体教室数=12").text
    assert "假设" in text
    assert "G08 网络多媒体教室数 11 改为 12" in text
    assert "0.129 → 0.118" in text
    assert re.search(r'class="moved".*?L7.*?2\.12.*?2\.31', text, re.S)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("school=G99", "没有「G99」这所学校"),
        ("school=G08&set.网络多媒体教室数=很多", "不合要求"),
        ("school=G08&set.没有这列=1", "改一个数"),
        ("school=", "请选择"),
    ],
)
def test_a_what_if_that_cannot_be_is_told(staff, query, words):
    assert words in staff.get(f"/staff/whatif?{query}").text


def test_files_are_exported(staff):
    for name in ("audit", "county", "schools"):
        data = staff.get(f"/staff/export/{name}.xlsx")
        assert "attachment" in data.headers["content-disposition"]
        assert openpyxl.load_workbook(io.BytesIO(data.content)).worksheets
        assert "<table" in staff.get(f"/staff/export/{name}.html").text
    assert openpyxl.load_workbook(io.BytesIO(staff.get("/staff/export/template.xlsx").content))
    assert staff.get("/staff/export/other.xlsx").status_code == 404
    assert staff.get("/staff/export/audit.pdf").status_code == 404


@pytest.mark.parametrize(
    "path", ["/staff/x", "/staff/jobs/a1", "/staff/questions/a1/case", "/staff/documents/drafts/a1"]
)
def test_what_is_not_there_is_told(staff, path):
    reply = staff.get(f"/staff/{path}")
    assert reply.status_code in (400, 404)
    assert "Traceback" not in reply.text
    assert "没有" in reply.text


@pytest.mark.parametrize(
    "path",
    [
        "?area={}",
        "?told={}",
        "?announcement={}",
        "schools?level={}&sort={}",
        "whatif?school={}",
        "whatif?school=G08&set.网络多媒体教室数={}",
        "questions?only={}",
    ],
)
def test_nothing_that_is_sent_runs(staff, path):
    assert "<img" not in staff.get(f"/staff/{path.format(NASTY, NASTY)}").text


# -- uploading and publishing ------------------------------------------------------------------------------------------


def test_an_upload_alone_publishes_nothing(desk, staff):
    before = set(desk.running.corpus.documents)
    reply = upload(staff, NOTICE.encode())
    assert "读到的数值" in reply.text
    assert "小学88所" in reply.text
    assert "2026-03-02 至 2026-03-06" in reply.text
    assert set(desk.running.corpus.documents) == before
    assert "88" not in desk.running.answer("青禾县有多少所小学").answer
    send(staff, f"{reply.url.path}/discard", page=reply.url.path)
    assert staff.get(reply.url.path).status_code == 400


def test_publish_ask_and_go_back(desk, staff):
    draft = upload(staff, NOTICE.encode(), name=f"../../{NASTY}.txt")
    assert "<img" not in draft.text
    assert publish(staff, draft)["state"] == "done"
    assert len(desk.running.corpus.documents) == 5
    answer = desk.running.answer("青禾县有多少所小学")
    assert "88" in answer.answer
    public = desk.visitor().post("/gradio_api/call/ask", json={"data": ["青禾县有多少所小学"]})
    assert public.status_code == 200
    page = staff.get("/staff/documents").text
    assert "正在使用" in page
    assert "wang" in page
    assert finished(staff, send(staff, "/staff/documents/back", state=""))["state"] == "done"
    assert len(desk.running.corpus.documents) == 4
    assert "退回到" in staff.get("/staff/documents").text
    assert not [path for path in desk.folder.rglob("*") if "gongshi" in path.name]  # the corpus itself is as it was


def test_a_draft_is_mended_before_it_is_published(desk, staff):
    reply = upload(staff, NOTICE.encode())
    path = reply.url.path
    mended = send(staff, path, page=path, text=NOTICE.replace("88", "77"), opens="2026-03-06", closes="2026-03-02")
    assert "公示截止 2026-03-02 早于公示开始 2026-03-06" in mended.text
    assert "disabled" in mended.text
    refused = finished(staff, send(staff, f"{path}/publish", page=path))
    assert (refused["state"], "还有 1 处错误" in refused["fault"]) == ("failed", True)
    mended = send(staff, path, page=path, text=NOTICE.replace("88", "77"), title="改过的公示", audience="staff")
    assert "小学77所" in mended.text
    assert publish(staff, mended)["state"] == "done"
    assert "77" in desk.running.answer("青禾县有多少所小学", role="staff").answer
    assert "77" not in desk.running.answer("青禾县有多少所小学", role="public").answer
    assert finished(staff, send(staff, "/staff/documents/back", state=""))["state"] == "done"


def test_a_table_with_faults_is_told_with_row_and_column_then_mended_and_published(desk, staff):
    faulty = upload(staff, table(网络多媒体教室数="很多", 小学班数="-3"), "学校.csv", "schools")
    assert "有 2 处错误" in faulty.text or "有 3 处错误" in faulty.text
    assert "<td>网络多媒体教室数</td><td>很多</td>" in faulty.text
    assert re.search(r'<td class="number">2</td><td>网络多媒体教室数', faulty.text)
    refused = publish(staff, faulty)
    assert refused["state"] == "failed"
    assert desk.running.state.table.info.title.startswith("示例县")
    mended = upload(staff, table(网络多媒体教室数="99"), "学校.csv", "schools")
    assert "读到 12 所学校" in mended.text
    described = send(staff, mended.url.path, page=mended.url.path, title="新的学校数据", county="示例县",
                     school_year="2026—2027", provenance="synthetic", audience="staff")  # fmt: skip
    assert "新的学校数据" in described.text
    assert publish(staff, described)["state"] == "done"
    assert desk.running.state.table.info.title == "新的学校数据"
    assert "新的学校数据" in staff.get("/staff/schools").text
    assert finished(staff, send(staff, "/staff/documents/back", state=""))["state"] == "done"
    assert desk.running.state.table.info.title.startswith("示例县")


def test_formulas_are_read_as_values_and_macros_refused(staff):
    book = openpyxl.Workbook()
    sheet = book.active
    rows = list(csv.reader(io.StringIO(table().decode())))
    for row in rows[:2]:
        sheet.append(row)
    sheet.cell(2, rows[0].index("网络多媒体教室数") + 1).value = "=1+1"
    out = io.BytesIO()
    book.save(out)
    assert "=1+1" in upload(staff, out.getvalue(), "a.xlsx", "schools").text  # without a stored value it is a fault
    import zipfile

    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    reply = upload(staff, out.getvalue(), "a.xlsx", "schools")
    assert reply.status_code == 400
    assert "宏" in reply.text


@pytest.mark.parametrize(("data", "words"), [(b"", "文件是空的"), (b"\x00\x01", "空字符"), (b"x" * 20_000_001, "MB")])
def test_what_is_no_document_is_told(staff, data, words):
    reply = upload(staff, data)
    assert reply.status_code in (400, 413)
    assert words in reply.text


def test_a_document_may_only_be_named_in_plain_letters(desk, staff):
    path = upload(staff, NOTICE.encode()).url.path
    for name in ("../../etc/x", "a/b", "A B", "x" * 50, NASTY):
        reply = send(staff, path, page=path, text=NOTICE, document=name)
        assert reply.status_code == 400
    assert send(staff, path, page=path, text=NOTICE, document="notice").status_code == 200  # one that is there


def test_two_publications_do_not_run_at_once(desk, staff, monkeypatch):
    from threading import Event

    from assistant.publishing.publisher import Publisher

    go_on = Event()
    monkeypatch.setattr(Publisher, "publish", lambda *_, **__: go_on.wait(10))
    draft = upload(staff, NOTICE.encode())
    started = send(staff, f"{draft.url.path}/publish", page=draft.url.path)
    second = send(staff, f"{draft.url.path}/publish", page=draft.url.path)
    assert second.status_code == 400
    assert "还没有结束" in second.text
    go_on.set()
    assert finished(staff, started)["state"] == "done"


# -- questions ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def asked(desk):
    answer = Answer(question=f"食堂几点开门{NASTY}", answer="没有公布。", status="not_disclosed", route="none")
    key = desk.store.save_turn(None, answer)
    desk.store.add_feedback(key, answer, "数字有误", NASTY)
    return key


def test_questions_are_listed_by_what_became_of_them(desk, staff, asked):
    for only in ("all", "unanswered", "wrong"):
        text = staff.get(f"/staff/questions?only={only}").text
        assert "食堂几点开门" in text
        assert "<img" not in text
        assert "数字有误" in text
    assert staff.get("/staff/questions?start=99999999999").status_code == 200


def test_a_question_becomes_an_eval_question_and_the_set_is_run(desk, staff, asked):
    page = f"/staff/questions/{asked}/case"
    entry = {"id": "own-1", "kind": "value", "question": "全县有多少所学校", "numbers": "12 所", "source": "学校12所",
             "document": "notice"}  # fmt: skip
    reply = send(staff, page, page=page, **entry)
    assert "已加入评测题 own-1" in reply.text
    again = send(staff, page, page=page, **entry)
    assert (again.status_code, "已经有了" in again.text) == (400, True)
    wrong = send(staff, page, page=page, **entry | {"id": "own-2", "kind": "../x"})
    assert wrong.status_code == 400
    for _ in range(2):
        assert finished(staff, send(staff, "/staff/eval", page="/staff/eval"))["state"] == "done"
    text = staff.get("/staff/eval").text
    assert "1 / 1" in text
    assert "+0" in text
    assert "另一套资料" in text


def test_a_staff_answer_shows_its_working_as_tables(desk, staff):
    asked = {"form": form_of(staff, "/staff/"), "question": "小学多媒体教室达标吗"}
    text = staff.post("/staff/ask", data=asked).text
    assert "<th>判断</th>" in text
    assert "<caption>" in text
    assert '"threshold"' not in text


def test_a_staff_question_is_kept_as_one(desk, staff):
    staff.post("/staff/ask", data={"form": form_of(staff, "/staff/"), "question": "全县有多少所学校"})
    newest = desk.store.questions()[0]
    assert (newest.question, newest.role) == ("全县有多少所学校", "staff")


# -- faults ------------------------------------------------------------------------------------------------------------


def test_a_database_that_is_gone_is_told_without_its_place(desk, staff, monkeypatch):
    def gone(*_):
        raise StoreError("数据库读不出来(no such table)", where="/secret/place")

    monkeypatch.setattr(desk.store, "questions", gone)
    reply = staff.get("/staff/questions")
    assert reply.status_code == 503
    assert "数据库现在用不了" in reply.text
    assert "secret" not in reply.text


def test_a_fault_of_the_program_is_told_without_its_details(desk, staff, monkeypatch):
    from starlette.testclient import TestClient

    def broken(*_):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(desk.store, "questions", broken)
    client = TestClient(desk.app, raise_server_exceptions=False, cookies=staff.cookies)
    reply = client.get("/staff/questions")
    assert (reply.status_code, "secret" in reply.text) == (500, False)
