"""Names that stand before the words of a number: headings of lists, brackets, the clause before; 示例数据."""

import pytest
from test_figures import listed, read

from assistant.types import Level

BOTH: list[Level] = ["primary", "junior"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("百名学生骨干教师,小学2.05人、初中2.37人。", "百名学生骨干教师", id="逗号"),
        pytest.param("骨干教师(每百名学生):小学2.05人,初中2.37人。", "骨干教师(每百名学生)", id="括号和冒号"),
        pytest.param("骨干教师(每百名学生) 小学2.05人 初中2.37人", "骨干教师(每百名学生)", id="空格"),
        pytest.param("(2)骨干:每百名学生拥有骨干教师,小学2.05人,初中为2.37人。", "每百名学生拥有骨干教师", id="条目"),
        pytest.param("七项均值:骨干教师(每百名学生)小学2.05人、初中2.37人。", "骨干教师(每百名学生)", id="冒号后"),
        pytest.param("骨干教师每百生:小学2.05人;初中2.37人。", "骨干教师每百生", id="下一分句"),
        pytest.param("骨干教师,每百名学生小学2.05人,初中为2.37人。", "骨干教师 每百名学生", id="每百名在后"),
    ],
)
def test_两个学段的一个指标(text: str, subject: str) -> None:
    found = listed(text)
    assert [(figure.subject, figure.level, figure.per) for figure in found] == [
        (subject, level, True) for level in BOTH
    ]


def test_单位在括号里() -> None:
    found = listed("骨干教师(人/百名学生):小学1.02,初中1.11。")
    assert [(figure.unit, figure.level, figure.per) for figure in found] == [("人", level, True) for level in BOTH]


@pytest.mark.parametrize("between", ["/", "\uff0f", "、", ","])
def test_前为小学后为初中(between: str) -> None:
    found = listed(
        f"各项均值(前为小学,后为初中)。骨干教师每百名学生2.05人{between}2.37人;生均用房9.1平方米{between}8.2平方米。"
    )
    assert [figure.level for figure in found] == BOTH * 2
    assert {figure.subject for figure in found} == {"骨干教师每百名学生", "生均用房"}


def test_没说前后就没有学段() -> None:
    assert [figure.level for figure in listed("骨干教师每百名学生2.05人、2.37人。")] == [None, None]


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        pytest.param("差异系数小学最高0.48(场馆),初中最高0.41。", "0.41", "差异系数最高", id="最高"),
        pytest.param("差异系数:小学最高0.46,最低0.17。", "0.17", "差异系数最低", id="最高和最低"),
        pytest.param("班额,小学平均为36.8人,初中平均为43.2人。", "43.2人", "班额平均", id="平均"),
        pytest.param("取暖费另列,每生每年430元。", "430元", "取暖费另列 每生每年", id="每生每年"),
        pytest.param("公用经费小学每生700元、初中每生900元。", "900元", "公用经费每生", id="每生"),
        pytest.param("参评的小学(含小学部)20所,初中(含初中部)9所。", "9所", "初中(含初中部)", id="括号前的词"),
        pytest.param("每50名住校生配1名生活老师。", "1名", "每50名住校生配 生活老师", id="每多少人配"),
        pytest.param("规模最大的是松林小学,1894人。", "1894人", "规模最大的是松林小学学生", id="学校的规模是学生"),
        pytest.param("参加比赛最多的是松林小学,94人。", "94人", "参加比赛最多的是松林小学", id="不是规模"),
        pytest.param("室温稳定在20℃以上。", "20℃", "室温稳定", id="以上不是名字"),
    ],
)
def test_名字在别处(text: str, words: str, subject: str) -> None:
    assert read(text)[words].subject == subject


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        pytest.param("三至六年级每天不超过60分钟,初中每天不超过90分钟。", "90分钟", "每天", id="另一个年级的"),
        pytest.param("每年减招2个班,2028年降到2500人以内。", "2500人", "", id="别的单位的"),
        pytest.param("没有超规模学校,均按照小学45人、初中50人编班。", "45人", "编班", id="规定的"),
        pytest.param("小学生在减少、初中生在增加:2023年小学1935人、初中872人。", "1935人", "学生", id="一句话"),
    ],
)
def test_不借不相干的名字(text: str, words: str, subject: str) -> None:
    assert read(text)[words].subject == subject


def test_学校的名字不管后面的学段() -> None:
    found = listed("一、搬迁\n剩下的松林小学,学生暂在文化站上课。\n总投资4.1亿元。教师65人。")
    assert [figure.level for figure in found] == [None, None]


def test_冒号前只有学段就管到后面() -> None:
    assert [figure.level for figure in listed("小学:\n教师65人。\n初中方面,教师43人。")] == BOTH


@pytest.mark.parametrize(
    ("text", "subject", "ends"),
    [
        pytest.param("差异系数,小学在0.21至0.46之间。", "差异系数", ["0.21", "0.46"], id="至"),
        pytest.param("差异系数小学介于0.21和0.46之间。", "差异系数", ["0.21", "0.46"], id="和…之间"),
        pytest.param("每月补助400元至1300元。", "补助", ["400", "1300"], id="元"),
        pytest.param("每周巡回2至3座岛。", "巡回 岛", ["2", "3"], id="单位在后"),
    ],
)
def test_范围的两头说的是一件事(text: str, subject: str, ends: list[str]) -> None:
    found = listed(text)
    assert [(figure.subject, f"{figure.value}") for figure in found] == [(subject, end) for end in ends]
    assert len({figure.unit for figure in found}) == 1


def test_两个数不是范围() -> None:
    assert [figure.subject for figure in listed("音乐教室21间和美术教室46间。")] == ["音乐教室", "美术教室"]


def test_没有名字的档次按次序() -> None:
    found = listed("山区津贴按路程远近分三档,每月依次是300元、500元和800元。")
    assert [figure.subject for figure in found] == ["山区津贴第一档", "山区津贴第二档", "山区津贴第三档"]
    assert {figure.time for figure in found} == {"每月"}


def test_档数和数的个数不同就不配() -> None:
    assert "档" not in listed("山区津贴分四档,每月为300元、500元、800元。")[0].subject.replace("分四档", "")
