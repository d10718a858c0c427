"""Numbers listed behind 分别 have the names listed before it; made-up texts are 示例数据."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from papers import CORPUS, paper

from assistant.documents.figures import Figure
from assistant.documents.passages import passages
from assistant.documents.tabled import all_figures
from assistant.text.lexicon import load_lexicon

LEXICON = load_lexicon(CORPUS / "language")


def read(text: str) -> dict[str, Figure]:
    document = paper(text)
    found: Iterator[Figure] = all_figures(document, passages(document), LEXICON)
    return {text[figure.start : figure.end]: figure for figure in found}


def test_几个年份各有各的数() -> None:
    found = read(
        "2021年、2022年、2023年全县教育经费分别为3.52亿元、3.86亿元和4.1亿元,后两年分别比上年增长9.66%和6.22%。"
    )
    assert {words: figure.time for words, figure in found.items()} == {
        "3.52亿元": "2021年",
        "3.86亿元": "2022年",
        "4.1亿元": "2023年",
        "9.66%": "2022年",
        "6.22%": "2023年",
    }
    assert found["3.86亿元"].value == Decimal("3.86")
    assert "教育经费" in found["3.86亿元"].subject
    assert "教育经费" in found["6.22%"].subject


@pytest.mark.parametrize(
    "text",
    [
        "寄宿生3905人,小学、初中分别为2036人和1869人。",
        "寄宿生小学、初中分别有2036人和1869人。",
        "小学、初中寄宿生分别为2036人、1869人。",
        "全县共有寄宿生,小学和初中依次是2036人、1869人。",
        "寄宿生分别为2036人(小学)和1869人(初中)。",
    ],
)
def test_两个学段各有各的数_讲的是同一件事(text: str) -> None:
    found = read(text)
    assert (found["2036人"].level, found["1869人"].level) == ("primary", "junior")
    assert "寄宿生" in found["2036人"].subject
    assert "寄宿生" in found["1869人"].subject


def test_上一句列过学段_下一句接着用() -> None:
    found = read("小学、初中每百名学生拥有骨干教师分别为1.9人和2.2人;每百名学生拥有体育艺术教师分别为1.63人和1.47人。")
    assert (found["1.63人"].level, found["1.47人"].level) == ("primary", "junior")
    assert "体育艺术教师" in found["1.47人"].subject
    assert found["1.47人"].per


def test_别的名字也各归各的() -> None:
    found = read("残疾儿童68人,随班就读、特教学校就读、送教上门的分别为41人、15人、12人。")
    assert ["随班就读" in found["41人"].subject, "特教学校" in found["15人"].subject] == [True, True]
    assert "送教上门" in found["12人"].subject


def test_名字列在前半句() -> None:
    found = read("语文、数学、科学均在Ⅲ级以上,校际差异率分别为0.103、0.128和0.087。")
    assert "数学" in found["0.128"].subject
    assert "校际差异率" in found["0.128"].subject
    assert "数学" not in found["0.087"].subject


def test_上述两项是刚说过的两件事() -> None:
    found = read("小学教师中本科学历占96.49%、研究生学历占8.6%,初中教师的上述两项比例分别为99.21%和19.4%。")
    assert "研究生" in found["19.4%"].subject
    assert found["19.4%"].level == "junior"


def test_几项差异系数依次给出() -> None:
    found = read("骨干教师、教学及辅助用房、体育运动场馆三项差异系数依次为0.342、0.287和0.429。")
    assert "教学及辅助用房" in found["0.287"].subject
    assert "体育运动场馆" in found["0.429"].subject
    assert "骨干教师" not in found["0.429"].subject


@pytest.mark.parametrize(
    "text", ["甲校、乙校分别为3人、4人和5人。", "分别为3人和4人。", "津贴分为四类,每月依次是200元、450元。"]
)
def test_个数对不上_不配对(text: str) -> None:
    found = read(text)
    assert all(figure.level is None for figure in found.values())
    assert "乙校" not in [figure.subject for figure in found.values()]


def test_学生是单独的一件事_不接在班数后面() -> None:
    found = read("小学开设282个班,学生11286人;初中开设139个班,学生6114人。")
    assert (found["11286人"].subject, found["11286人"].level) == ("学生", "primary")
    assert (found["6114人"].subject, found["6114人"].level) == ("学生", "junior")


def test_一串满意度_教师不算在家长名下() -> None:
    found = read("从不同群体看,学生96.2%、家长93.8%、教师97.5%。")
    assert found["97.5%"].subject == "教师"


def test_最高的是谁_数归谁() -> None:
    assert read("各类人群中,校长的满意度最高,为94.1%;家长为86.9%。")["94.1%"].subject == "校长的满意度"


def test_依次为后面各有名称的_前面的是总的() -> None:
    found = read("各群体满意率依次为家长90.6%、学生95.2%、校长97.2%,综合满意率92.4%。")
    told = {words: (figure.parent, figure.subject) for words, figure in found.items()}
    assert told["90.6%"] == ("各群体满意率", "家长")
    assert told["95.2%"] == ("各群体满意率", "学生")
    assert told["97.2%"] == ("各群体满意率", "校长")
    assert told["92.4%"] == ("", "综合满意率")


def test_年份列在逗号前面_后面每件事都照着分() -> None:
    found = read(
        "2023年、2024年、2025年,全县教育支出分别为9.8亿元、10.4亿元、10.9亿元,其中用于义务教育的分别为5.9亿元、6.2亿元、6.6亿元。"
    )
    assert [found[key].time for key in ("9.8亿元", "10.4亿元", "10.9亿元", "6.2亿元")] == [
        "2023年",
        "2024年",
        "2025年",
        "2024年",
    ]
    assert {found[key].subject for key in ("9.8亿元", "10.9亿元")} == {"全县教育支出"}
    assert found["6.6亿元"].subject == "用于义务教育"


def test_上述几项单位不同也各归各的() -> None:
    found = read("小学骨干教师1.08人,生均用房4.9平方米,多媒体教室2.41间;初中上述三项依次为1.31人、6.1平方米和2.73间。")
    assert [(found[words].subject, found[words].level) for words in ("1.31人", "6.1平方米", "2.73间")] == [
        ("骨干教师", "junior"),
        ("生均用房", "junior"),
        ("多媒体教室", "junior"),
    ]


def test_另一个学段接着上一分句的几类() -> None:
    found = read("小学段全部达标的31个,基本达标的3个,不达标的2个;初中段依次为16个、5个、1个。")
    assert [(found[words].subject, found[words].level) for words in ("16个", "5个", "1个")] == [
        ("全部达标", "junior"),
        ("基本达标", "junior"),
        ("不达标", "junior"),
    ]


def test_个数对不上就不借() -> None:
    found = read("小学段全部达标的31个,不达标的2个;初中段依次为16个、5个、1个。")
    assert "达标" not in found["5个"].subject


def test_同一学段的两所学校是两个名字() -> None:
    found = read("东礁小学、西屿小学两所海岛学校在校生分别为64人和87人。")
    assert ["东礁" in found["64人"].subject, "西屿" in found["87人"].subject] == [True, True]


def test_上一年的同一组数() -> None:
    found = read("2025年生均支出小学12460元、初中16830元,上年分别为11980元和16210元。")
    assert [(one.subject, one.level, one.time) for one in (found["11980元"], found["16210元"])] == [
        ("生均支出", "primary", "上年"),
        ("生均支出", "junior", "上年"),
    ]
