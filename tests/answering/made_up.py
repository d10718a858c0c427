"""A made-up county for the tests of answering (示例数据): its announcement, a ledger for staff, and folders of them."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from assistant.answering.assistant import Assistant
from assistant.answering.places.evidence import Candidate
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.signs import SIGNS
from assistant.documents.model import Passage
from assistant.types import Answer

Open = Callable[[Path], Assistant]
OpenNotice = Callable[[str, str], Assistant]

SHIPPED = Path(__file__).parents[2] / "corpus"

NOTICE = """示例县义务教育优质均衡发展自查自评公示(示例数据)
一、基本情况
示例县下辖7个乡镇、83个行政村。全县有义务教育段学校18所,其中:小学11所、初中7所。义务教育段在校生9240人,其中:初中3225人,小学6015人。专任教师712人。
二、工作开展情况
(一)加大投入。2024年,投入3200万元新建青松小学综合楼;投入415万元购置教学仪器设备。青松小学建成录播教室6间。
(二)建强队伍。近三年招聘教师86名,推动校长及骨干教师轮岗交流41人。教师工资高于公务员工资水平。
(三)关爱学生。2024年,义务教育学校资助学生2310人次,补助资金118.4万元。严禁学校收取任何形式的赞助费。每周举办1次校园阅读活动。
三、自查自评情况
(一)资源配置。每百名学生拥有高于规定学历教师数小学4.36人、初中5.12人;每百名学生拥有县级及以上骨干教师数小学1.05人、初中1.31人;小学生均教学及辅助用房面积4.5平方米、初中6.02平方米;每百名学生拥有网络多媒体教室数小学2.18间、初中2.61间。
(二)政府保障。义务教育学校教师平均工资收入高于公务员平均工资收入水平;教师培训完成率达100%;中小学音乐、美术教室均达到规定标准。
(三)教育质量。2024—2025学年初中三年巩固率97.2%。
(四)社会认可度。面向学生、家长、教师发放调查问卷1800份,满意度88.4%。
公示期间,如有异议,请以书面形式、电话或来访等方式向示例县教育局反映。须署真实姓名,否则不予受理。
公示期限:2025年11月3日至11月7日
联系电话:0900-7654321
联系地址:示例县学府路8号教育局203室
"""
ABOUT_NOTICE = """title: 示例县义务教育优质均衡发展自查自评公示(示例数据)
issuer: 示例县教育局
region: 示例县
published: 2025-11-03
opens: 2025-11-03
closes: 2025-11-07
audience: public
provenance: synthetic
"""
LEDGER = """示例县学校台账(示例数据)
一、各校情况
青松小学无线话筒丢失17支,报损金额9406元。
青松小学教师食堂亏损3875元。
"""
ABOUT_LEDGER = """title: 示例县学校台账(示例数据)
region: 示例县
published: 2025-10-01
audience: staff
provenance: synthetic
"""


def with_more(more: str) -> str:
    """The notice with more of what a county may tell, before its section on the indicators."""
    return NOTICE.replace("三、自查自评情况", f"{more}三、自查自评情况")


def write(folder: Path, **documents: str) -> Path:
    """A corpus folder with the notice and, for staff alone, the ledger; ``documents`` replace or add texts by id."""
    place = folder / "announcements"
    place.mkdir(parents=True, exist_ok=True)
    (place / "notice.yaml").write_text(ABOUT_NOTICE, "utf-8")
    (place / "ledger.yaml").write_text(ABOUT_LEDGER, "utf-8")
    for name, text in {"notice": NOTICE, "ledger": LEDGER, **documents}.items():
        (place / f"{name}.txt").write_text(text, "utf-8")
    return folder


_MARK = re.compile(r"(?:\[\d+\])+")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def digits(text: str) -> set[Decimal]:
    """Every number in digits that stands in a text, found by the tests' own rule."""
    return {Decimal(found) for found in _DIGITS.findall(text)}


def told(answer: Answer) -> str:
    """The answer without its marks."""
    return _MARK.sub("", answer.answer)


def talk(county: Assistant, *turns: str) -> str:
    """What is told to the last of some turns, without its marks."""
    conversation = Conversation()
    for turn in turns[:-1]:
        county.answer(turn, conversation)
    return told(county.answer(turns[-1], conversation))


def marks(answer: Answer) -> set[int]:
    """The numbers of the marks in an answer."""
    return {int(mark) for marks in _MARK.findall(answer.answer) for mark in _DIGITS.findall(marks)}


def place(clause: str, *, kind: str = "announcement", thing: float = 0.0, support: float = 0.8) -> Candidate:
    """A clause as search might find it; ``thing`` is the chance that it is about what is asked."""
    end = len(clause)
    passage = Passage(
        id="p",
        document="notice",
        kind=kind,
        audience="public",
        start=0,
        end=end,
        text=clause,
        section="",
        sentence=(0, end),
    )
    return Candidate(passage, (0, end), 0.0, {**dict.fromkeys(SIGNS, 0.0), "thing": thing}, (), support=support)
