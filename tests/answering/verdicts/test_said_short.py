"""What an announcement admits beside a mean that is enough, asked of a made-up one (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice

from assistant.answering.assistant import Assistant

ADMITTED = (
    "(四)存在的不足。教学点音乐、美术教师不足,仍有3个教学点依靠走教;二是青松小学运动场偏小,生均运动场馆面积只有6.1平方米,未达标准;"
    "城关中学在校生2140人,超出2000人上限。育英小学现有学生1180人,新民小学现有学生960人。\n"
)
VALUES = (
    "每百名学生拥有体育、艺术(美术、音乐)专任教师数小学0.95人、初中0.98人;"
    "生均体育运动场馆面积小学7.9平方米、初中10.6平方米;"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    notice = made_up.with_more(ADMITTED).replace("(一)资源配置。", f"(一)资源配置。{VALUES}")
    return open_notice("short", notice)


def test_平均数够_公示写明的不足一起说(county: Assistant) -> None:
    answer = made_up.talk(county, "小学运动场达标吗")
    assert answer.startswith("达标")
    assert "公示另外写到:“二是青松小学运动场偏小,生均运动场馆面积只有6.1平方米,未达标准”" in answer


def test_另一个学段的不足不说(county: Assistant) -> None:
    assert "青松小学" not in made_up.talk(county, "初中运动场达标吗")


@pytest.mark.parametrize("question", ["教学点的音乐美术老师配够了吗", "各校音乐美术老师都够吗"])
def test_问的正是不足的那些_先说不够(county: Assistant, question: str) -> None:
    answer = made_up.talk(county, question)
    assert answer.startswith("不够。公示写的是:“教学点音乐、美术教师不足"), answer
    assert "按全县平均值看" in answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("哪所学校运动场没达标", "青松小学运动场偏小"),
        ("全县哪所学校人数超了", "城关中学在校生2140人"),
        ("学校里哪所没合格", "青松小学运动场偏小"),
    ],
)
def test_问是哪所学校(county: Assistant, question: str, words: str) -> None:
    assert words in made_up.talk(county, question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("青松小学的运动场离标准差多少平方米", "低于 1.4 平方米"),
        ("城关中学比规定的上限多了多少学生", "高出 140 人"),
    ],
)
def test_公示点了名的学校同标准比(county: Assistant, question: str, words: str) -> None:
    assert words in made_up.talk(county, question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("育英小学和新民小学,哪个学生多,多几个", "1180 − 960 = 220"),
        ("育英小学和新民小学学生一共多少人", "1180 + 960 = 2140"),
    ],
)
def test_点了名的两所学校相比相加(county: Assistant, question: str, words: str) -> None:
    assert words in made_up.talk(county, question)


def test_没有点名的学校不拿平均数来比(county: Assistant) -> None:
    assert "平方米" not in made_up.talk(county, "胜利小学的运动场离标准差多少平方米")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("青松小学运动场达标没", "6.1 平方米,标准为 7.5 平方米以上,低于 1.4 平方米,未达标"),
        ("青松小学的操场够不够标准,差多少", "低于 1.4 平方米,未达标"),
        ("城关中学人数超没超", "2140 人,标准为 不超过 2000 人,高出 140 人,未达标"),
        ("育英小学规模合不合规定", "1180 人,标准为 不超过 2000 人,低于 820 人,达标"),
    ],
)
def test_公示点了名的学校达不达标(county: Assistant, question: str, words: str) -> None:
    assert words in made_up.talk(county, question)


@pytest.mark.parametrize("question", ["青松小学达标吗", "育英小学运动场达标吗"])
def test_只有一个数的学校不下别的结论(county: Assistant, question: str) -> None:
    assert "标准为" not in made_up.talk(county, question)
