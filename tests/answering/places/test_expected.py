"""The sort of time, and the doer, that a question asks for, and clauses that tell one."""

from pathlib import Path

import made_up
import pytest

from assistant.answering.places.expected import Expected
from assistant.errors import CorpusError

FILE = made_up.SHIPPED / "language" / "expected.yaml"
EXPECTED = Expected(FILE)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("宿舍几点熄灯", "晚上十点熄灯后有教师值夜"),
        ("早上几点让小学生进校", "小学8:20、初中7:50到校"),
        ("喝的水多久化验一次", "学生饮水每季度检测一次"),
        ("意见箱几天开一回", "各处意见箱隔日开箱"),
        ("下乡几年能评高级", "任教满三年,晋升高级职称不受岗位比例限制"),
        ("反映了多久给答复", "十个工作日内反馈"),
        ("分班结果什么时候贴出来", "结果当天张榜"),
    ],
)
def test_a_clause_tells_the_sort_of_time_that_is_asked_for(question: str, clause: str) -> None:
    assert EXPECTED.tells_time(question, clause)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("托管到几点", "把最长乘车时间压到40分钟以内"),
        ("洗澡几天洗一回", "洗衣机按每50人一台配置"),
        ("研学一次去几天", "五、六年级和八年级学生参加研学"),
        ("校车跑了多久", "三年来购置校车58辆"),
        ("新校建了几年", "九年一贯制学校1所,2024年启用"),
        ("裂缝是哪年发现的", "6所学校校舍曾出现墙体裂缝"),
    ],
)
def test_another_time_is_none_of_that_sort(question: str, clause: str) -> None:
    assert not EXPECTED.tells_time(question, clause)


def test_a_length_is_asked_for_and_not_a_day() -> None:
    assert EXPECTED.tells_length("陪餐的本子留多久")
    assert not EXPECTED.tells_length("新校哪年建成")
    assert EXPECTED.asks_when("新校哪年建成")


def test_an_office_does_something_but_has_no_name_of_a_person() -> None:
    assert EXPECTED.tells_doer("接娃的车是谁家在跑", "校车由县公交公司统一运营")
    assert EXPECTED.tells_doer("这回是谁来查的", "县政府教育督导室组织开展自查")
    assert not EXPECTED.tells_doer("教育局局长是谁", "由派出所所长担任法治副校长")
    assert not EXPECTED.tells_doer("吹芦笙的课是谁来教", "开设芦笙和古歌课")


def test_a_plan_is_told_by_its_words_or_its_heading() -> None:
    assert EXPECTED.tells_plan("用两年时间更新实验室,预算860万元")
    assert EXPECTED.tells_plan("五、下一步打算 定向培养音乐、美术教师20名")
    assert not EXPECTED.tells_plan("近三年招聘教师105名")


def test_a_line_that_is_wrong_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "expected.yaml"
    broken.write_text(FILE.read_text("utf-8").replace("  - sort: clock", "  - name: clock", 1), "utf-8")
    with pytest.raises(CorpusError, match="sort"):
        Expected(broken)


@pytest.mark.parametrize(
    ("question", "clause", "told"),
    [
        ("国家抽测英语考到第几级", "其中英语为Ⅳ级", True),
        ("去学校查数的有几拨人", "组织六个核查小组逐校复核", True),
        ("群众牢骚最多的几样", "意见较集中的前三项是", True),
        ("数学这科拿了几级", "语文、艺术两科均达Ⅲ级", False),
        ("艺术周有几个节目", "每年5月举办艺术周", False),
        ("城北初中有几个班", "组建4个教育共同体", False),
    ],
)
def test_a_count_may_be_told_in_words(question: str, clause: str, *, told: bool) -> None:
    assert EXPECTED.tells_count(question, clause) is told


def test_back_is_how_often_and_an_answer_is_not() -> None:
    assert EXPECTED.tells_time("意见递上去几天给回信", "十个工作日内反馈")
    assert EXPECTED.tells_time("住校的娃一星期能去看几回", "允许家长每周探视两次")


def test_免收就是答了要交多少() -> None:
    assert EXPECTED.tells_free("住宿费一学期多少", "寄宿学生410人,免收住宿费")
    assert not EXPECTED.tells_free("住宿费一学期多少", "寄宿学生410人")
    assert not EXPECTED.tells_free("住宿的有多少人", "免收住宿费")
