"""The index follows its corpus: it embeds only what changed, says why it was built, and is never half-written."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from bigrams import NAME
from papers_in_folders import NOTICE, STAFF, load, write

from assistant.errors import IndexFault
from assistant.search import embedding, index
from assistant.search.grains import grains
from assistant.search.index import IndexReport, current_state, index_folder, refresh
from assistant.search.store import GrainStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "corpus")


def built(folder: Path, model: str = NAME) -> IndexReport:
    return refresh(load(folder), folder.parent / "index", model)


def states(folder: Path) -> set[str]:
    return {path.name for path in (folder.parent / "index").glob("state-*")}


def test_第一次建立(folder: Path, embedded: list[str]) -> None:
    report = built(folder)
    assert report.reason == "还没有索引"
    assert set(report.changed) == {"notice", "ledger", "rules"}
    assert (report.documents, report.embedded) == (3, report.grains)
    assert len(embedded) == report.grains > report.passages
    with GrainStore(Path(report.folder)) as store:
        assert store.count() == report.grains


def test_没有变动就不装模型也不写(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(folder)
    written = (folder.parent / "index" / "current.json").stat().st_mtime_ns

    def no_model(name: str) -> None:
        raise AssertionError(f"{name} was loaded")

    monkeypatch.setattr(embedding, "load_embeddings", no_model)
    again = built(folder)
    assert (again.embedded, again.reason, again.changed, again.folder) == (0, "", (), first.folder)
    assert (folder.parent / "index" / "current.json").stat().st_mtime_ns == written


def test_只重新计算变了的文档(folder: Path, embedded: list[str]) -> None:
    first = built(folder)
    embedded.clear()
    write(folder, notice=NOTICE.replace("专任教师1030人", "专任教师1031人"))
    report = built(folder)
    assert (report.reason, report.changed) == ("文档有变动", ("notice",))
    assert 0 < report.embedded < first.grains
    assert len(embedded) == report.embedded
    assert not any("台账" in text or "示例第一小学" in text or "班额" in text for text in embedded)
    assert any("1031人" in text for text in embedded)


def test_新增的文档(folder: Path, embedded: list[str]) -> None:
    built(folder)
    embedded.clear()
    write(folder, more="另一份公示(示例数据)\n幼儿园16所。\n")
    report = built(folder)
    assert report.changed == ("more",)
    assert set(embedded) >= {"幼儿园16所。"}
    assert not any("学校12所" in text for text in embedded)


def test_删掉的文档不再找得到(folder: Path, embedded: list[str]) -> None:
    built(folder)
    embedded.clear()
    (folder / "announcements" / "ledger.txt").unlink()
    report = built(folder)
    assert (report.reason, report.embedded, embedded) == ("文档有变动", 0, [])
    with GrainStore(Path(report.folder)) as store:
        assert store.count() == report.grains
        left = {key for key, _ in store.nearest(store_vector(), "staff", 1000)}
    assert left == {piece.id for piece in grains(load(folder))}


def store_vector() -> list[float]:
    return embedding.load_embeddings(NAME).embed_query("示例第一小学网络多媒体教室")


def test_改了读者要重写但不重新计算(folder: Path, embedded: list[str]) -> None:
    built(folder)
    embedded.clear()
    (folder / "announcements" / "ledger.yaml").write_text("audience: public\n", "utf-8")
    report = built(folder)
    assert (report.reason, report.changed, embedded) == ("文档有变动", ("ledger",), [])
    with GrainStore(Path(report.folder)) as store:
        assert len(store.nearest(store_vector(), "public", 1000)) == report.grains


def test_只改说明里的标题不用重写(folder: Path) -> None:
    built(folder)
    (folder / "announcements" / "notice.yaml").write_text("title: 另一个标题\n", "utf-8")
    assert built(folder).reason == ""


def test_换了模型就全部重建(folder: Path, embedded: list[str]) -> None:
    built(folder)
    embedded.clear()
    report = built(folder, "other-bigrams")
    assert report.reason == f"索引由另一模型建立({NAME},现为 other-bigrams),重建"
    assert len(embedded) == report.embedded == report.grains


def test_换了格式就全部重建(folder: Path, embedded: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    built(folder)
    embedded.clear()
    monkeypatch.setattr(index, "FORMAT", index.FORMAT + 1)
    report = built(folder)
    assert report.reason == f"索引由另一版本建立(格式 {index.FORMAT - 1},现为 {index.FORMAT}),重建"
    assert len(embedded) == report.embedded == report.grains


def test_改过去再改回来(folder: Path) -> None:
    first = built(folder)
    for text in (NOTICE + "补充。\n", NOTICE, NOTICE + "补充。\n", NOTICE):
        write(folder, notice=text)
        report = built(folder)
        assert report.reason == "文档有变动"
        with GrainStore(Path(report.folder)) as store:
            assert store.count() == report.grains
    assert report.grains == first.grains


def test_只留在用的和前一份(folder: Path) -> None:
    folders = []
    for number in range(4):
        write(folder, notice=f"{NOTICE}第{number}版。\n")
        folders.append(Path(built(folder).folder).name)
    assert states(folder) == set(folders[-2:])


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"state": "state-gone", "documents": {}}', '{"state": 3}'])
def test_读不懂的记录当作没有索引(folder: Path, content: str) -> None:
    built(folder)
    (folder.parent / "index" / "current.json").write_text(content, "utf-8")
    assert current_state(folder.parent / "index") is None
    report = built(folder)
    assert (report.reason, report.embedded) == ("还没有索引", report.grains)


def test_旧索引坏了也能重建(folder: Path) -> None:
    broken = Path(built(folder).folder)
    for path in broken.rglob("*"):
        if path.is_file():
            path.write_bytes(b"not a database")
    with pytest.raises(IndexFault, match="打不开") as fault:
        GrainStore(broken)
    assert str(broken) in str(fault.value)
    write(folder, notice=NOTICE + "补充。\n")
    report = built(folder)
    assert report.embedded == report.grains


def test_空文件夹不是索引(tmp_path: Path) -> None:
    with pytest.raises(IndexFault, match="打不开"):
        GrainStore(tmp_path / "empty")


def test_写不进去说哪里和怎么办(folder: Path) -> None:
    place = folder.parent / "taken"
    place.write_text("a file where the folder should be", "utf-8")
    for target in (place, place / "inside"):
        with pytest.raises(IndexFault, match="索引写不进去") as fault:
            refresh(load(folder), target, NAME)
        assert str(target) in str(fault.value)
        assert "ASSISTANT_DATA_DIR" in str(fault.value)
    assert place.read_text("utf-8").startswith("a file")


def test_锁不上时旧索引不动(folder: Path) -> None:
    first = built(folder)
    (folder.parent / "index" / "build.lock").unlink(missing_ok=True)
    (folder.parent / "index" / "build.lock").mkdir()
    write(folder, notice=NOTICE + "补充。\n")
    with pytest.raises(IndexFault, match="索引写不进去"):
        built(folder)
    assert states(folder) == {Path(first.folder).name}


def test_写到一半满了不留半个(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(folder)
    write(folder, notice=NOTICE + "补充。\n")
    add = GrainStore.add

    def full(self: GrainStore, grains: list[index.Grain], vectors: object) -> None:
        add(self, grains[:2], vectors[:2])  # type: ignore[index]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(GrainStore, "add", full)
    with pytest.raises(IndexFault, match="No space left"):
        built(folder)
    assert states(folder) == {Path(first.folder).name}
    monkeypatch.undo()
    with GrainStore(Path(first.folder)) as store:
        assert store.count() == first.grains


def test_按键中断也不留半个(folder: Path) -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh(load(folder), folder.parent / "index", NAME, interrupt)
    assert states(folder) == set()


def test_进度(folder: Path) -> None:
    write(folder, more="\n".join(f"第{number}所学校在校生{number}00人。" for number in range(1, 90)))
    steps: list[tuple[int, int]] = []
    report = refresh(load(folder), folder.parent / "index", NAME, lambda done, total: steps.append((done, total)))
    assert len(steps) > 1
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert steps[-1] == (report.embedded, report.embedded)


def test_两个人同时建立只算一次(folder: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(lambda _: built(folder), range(2)))
    assert sorted(report.embedded for report in reports) == [0, reports[0].grains]
    assert len({report.folder for report in reports}) == len(states(folder)) == 1


def test_各语料各有索引(tmp_path: Path) -> None:
    one, other = index_folder(tmp_path, tmp_path / "a"), index_folder(tmp_path, tmp_path / "b")
    assert one != other
    assert one == index_folder(tmp_path, tmp_path / "b" / ".." / "a")


def test_记录里写着由什么建成(folder: Path) -> None:
    built(folder)
    state = json.loads((folder.parent / "index" / "current.json").read_text("utf-8"))
    assert (state["model"], state["format"], set(state["documents"])) == (
        NAME,
        index.FORMAT,
        {"notice", "ledger", "rules"},
    )
    assert STAFF not in json.dumps(state, ensure_ascii=False)
