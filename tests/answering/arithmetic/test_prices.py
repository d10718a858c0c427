"""What a price comes to over the asker's own time, and how much a year there is of several years (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice, talk

from assistant.answering.assistant import Assistant

MORE = (
    "(四)服务。课后服务收费标准为每生每月不超过120元。寄宿生伙食费标准为每人每天28元。\n"
    "(五)岛上。上岛任教的教师每月补助1500元。陪读公寓月租金150元。\n"
    "(七)校车。全县有校车48辆,由公交公司统一运营,县财政每车每年补贴2.5万元。走教的教师31人,每人每月补贴400元。\n"
    "(八)营养餐。营养膳食补助每生每天5元,一年按200天计算。\n"
    "(六)投入。2023年至2025年累计投入21800万元改善办学条件。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    """The made-up county with prices and sums of several years."""
    return open_notice("prices", made_up.with_more(MORE))


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        ("课后服务按最高收费交,一学期5个月一共多少钱", "120 × 5 = 600"),
        ("寄宿生一个月在校22天,伙食费要交多少钱", "28 × 22 = 616"),
        ("老师上岛教满十二个月,补助能拿多少元", "1500 × 12 = 18000"),
        ("陪读公寓租一年要多少钱", "150 × 12 = 1800"),
    ],
)
def test_a_price_is_multiplied_by_the_time_that_is_named(county: Assistant, question: str, steps: str) -> None:
    """The price is the announcement's, how often it is paid is the asker's; a year holds twelve months."""
    assert steps in talk(county, question)


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        ("县里一年给校车总共补多少钱", "2.5 × 48 = 120"),
        ("走教老师的补贴全部加起来,一个月要发多少钱", "400 × 31 = 12400"),
        ("一个学生一年总共能吃到多少钱的营养膳食补助", "5 × 200 = 1000"),
    ],
)
def test_a_price_is_multiplied_by_those_that_the_announcement_counts(
    county: Assistant, question: str, steps: str
) -> None:
    """What is paid for each of so many comes to a sum that no number tells."""
    assert steps in talk(county, question)


def test_a_monthly_price_makes_no_sum_of_a_year(county: Assistant) -> None:
    """How often it is paid is not told."""
    assert "× 31" not in talk(county, "走教老师的补贴全部加起来,一年总共要发多少钱")


def test_what_may_not_be_exceeded_gives_what_may_not_be_exceeded(county: Assistant) -> None:
    """不超过120元 a month is no fixed price."""
    assert "不超过 600 元" in talk(county, "课后服务一学期5个月一共多少钱")


@pytest.mark.parametrize("question", ["陪读公寓一个月多少钱", "三年一共投入多少钱改善办学条件", "近三年招聘了多少教师"])
def test_one_period_and_the_sum_of_several_years_are_told_as_they_stand(county: Assistant, question: str) -> None:
    """A sum of three years is no price of a year."""
    assert "×" not in talk(county, question)


@pytest.mark.parametrize(
    ("turns", "steps"),
    [
        (("近三年平均每年招多少老师",), "86 ÷ 3"),
        (("近三年招聘了多少教师", "平均一年招几个"), "86 ÷ 3"),
        (("改善办学条件平均每年投多少钱",), "21800 ÷ 3"),
    ],
)
def test_a_number_of_several_years_is_shared_out_over_them(
    county: Assistant, turns: tuple[str, ...], steps: str
) -> None:
    """The years are counted from the words before the number: 近三年, 2023年至2025年."""
    assert steps in talk(county, *turns)


def test_a_number_of_one_year_is_no_sum_of_several(county: Assistant) -> None:
    """2024年 is one year."""
    assert "÷" not in talk(county, "教学仪器设备平均每年投多少钱")
