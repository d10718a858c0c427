"""Citations: real, sufficient, and each of use."""

from assistant.documents.model import Description, Document
from assistant.types import Citation
from eval.metrics.citations import cited, is_valid, total
from eval.metrics.share import Share
from eval.metrics.statements import statements
from tests.eval.hand_made import DOCUMENTS, answer, call, cite

PRIMARY = cite(1, "每百名学生拥有网络多媒体教室数小学3.26间")
BOTH = cite(2, "每百名学生拥有网络多媒体教室数小学3.26间、初中2.87间")
RULE = cite(3, "小学2.3间以上", "standard")
TIME = cite(4, "近三年")
HIRED = cite(5, "招聘教师105名")


def counts(given):
    found = cited(given, DOCUMENTS)
    return tuple((one.right, one.n) for one in (found.valid, found.supported, found.useful))


def test_引文要逐字_位置要对_文本要是那一份():
    assert is_valid(PRIMARY, DOCUMENTS)
    assert not is_valid(PRIMARY.model_copy(update={"quote": "小学3.27间"}), DOCUMENTS)
    assert not is_valid(PRIMARY.model_copy(update={"start": PRIMARY.start + 1}), DOCUMENTS)
    assert not is_valid(PRIMARY.model_copy(update={"sha256": "0" * 64}), DOCUMENTS)
    assert not is_valid(PRIMARY.model_copy(update={"document": "别处"}), DOCUMENTS)
    assert not is_valid(PRIMARY.model_copy(update={"quote": "", "end": PRIMARY.start}), DOCUMENTS)


def test_结论与算式都有依据():
    worked = (call(verdict="met", difference=0.96),)
    text = "达标。小学 3.26 间,标准为 2.3 间以上,高出 0.96 间。[1][3]公示没有公布各校数值。"
    assert counts(answer(text, PRIMARY, RULE, working=worked)) == ((2, 2), (2, 2), (2, 2))


def test_数不在自己的引文里_句子就缺依据():
    text = "小学 3.26 间。[1]标准为 2.3 间以上。[1]"
    assert counts(answer(text, PRIMARY, RULE)) == ((2, 2), (1, 2), (1, 2))


def test_没有引文的首句缺依据():
    assert counts(answer("会保密。")) == ((0, 0), (0, 1), (0, 0))


def test_没有回答的话不需要引文():
    assert counts(answer("公示没有公布这一项。", status="not_disclosed")) == ((0, 0), (0, 0), (0, 0))


def test_提到的文件要在引文里():
    given = answer("依据《别的办法》,小学 3.26 间。[1]", PRIMARY)
    assert counts(given)[1] == (0, 1)


def test_被另一条包住的引文没有用():
    assert counts(answer("小学 3.26 间、初中 2.87 间。[1][2]", PRIMARY, BOTH))[2] == (1, 2)


def test_给出时间的引文有用():
    assert counts(answer("近三年,招聘教师105名。[5][4]", HIRED, TIME))[2] == (2, 2)


def test_不相干的引文没有用():
    secret = cite(6, "为反映人严格保密")
    assert counts(answer("招聘教师105名。[5][6]", HIRED, secret))[2] == (1, 2)
    assert counts(answer("为反映人严格保密。[6]", secret))[2] == (1, 1)
    assert counts(answer("会送到家里。[6]", secret))[2] == (0, 1)


def test_正文没有标出的引文没有用():
    assert counts(answer("招聘教师105名。[5]", HIRED, PRIMARY))[2] == (1, 2)


def test_按标记切开_小数点不断句():
    found = statements("达标。小学 3.26 间。[1][2]另见 2. 附注。没有了")
    assert [(one.sentences, one.marks) for one in found] == [
        (("达标。", "小学 3.26 间。"), (1, 2)),
        (("另见 2. 附注。", "没有了"), ()),
    ]


def test_合计():
    assert total([Share(right=1, n=2), Share(right=3, n=3)]) == Share(right=4, n=5)


def test_学校数据的引文按行核对():
    line = "示例小学(G08):小学在校生数 520、网络多媒体教室数 11"
    table = Document(id="table", kind="schools", text=f"列名\n{line}", sha256="a" * 64, description=Description())
    cited_cells = Citation(
        id=1,
        kind="schools",
        document="table",
        title="",
        section="示例数据",
        quote="示例小学(G08):网络多媒体教室数 11",
        start=2,
        end=2,
        sha256="a" * 64,
    )
    assert is_valid(cited_cells, {"table": table})
    for update in ({"quote": "示例小学(G08):网络多媒体教室数 12"}, {"start": 1, "end": 1}, {"sha256": "b" * 64}):
        assert not is_valid(cited_cells.model_copy(update=update), {"table": table})
