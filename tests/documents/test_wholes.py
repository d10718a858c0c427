"""What a part is a part of, and shares of what stands before; made-up texts are 示例数据."""

import pytest
from test_figures import listed, read


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        pytest.param("应轮岗教师800人,实际轮岗96人,占12%,其中骨干教师25人。", "25人", "实际轮岗", id="不是占比"),
        pytest.param("残疾儿童90人,入学率98.9%,其中随班就读41人。", "41人", "残疾儿童", id="不是比率"),
        pytest.param("投入2.4亿元,其中盖楼9000万元、买设备6000万元。", "6000万元", "投入", id="单位不同"),
        pytest.param("学校30所:小学20所,初中6所,完全中学4所;其中民办9所。", "9所", "学校", id="上一分句的总数"),
        pytest.param("幼儿园12所、小学8所,其中民办10所。", "10所", "", id="列出的都比它小"),
        pytest.param("学校19所,其中公办17所,竣工面积6万平方米。", "6万平方米", "", id="后面另说一件事"),
        pytest.param("学校31所:小学17所(其中民办1所),初中14所。", "14所", "", id="括号里的其中管不到后面"),
    ],
)
def test_其中的总体(text: str, part: str, whole: str) -> None:
    assert read(text)[part].parent == whole


@pytest.mark.parametrize(
    ("text", "share", "subject"),
    [
        pytest.param("住校生500人,占40%。", "40%", "住校生占比", id="占"),
        pytest.param("轮岗80人,比例为16%。", "16%", "轮岗比例", id="比例"),
        pytest.param("骨干教师12人,占轮岗教师的15%。", "15%", "骨干教师占轮岗教师", id="占谁的"),
        pytest.param("教育支出5亿元,较上年增长3%,占财政支出的21%。", "21%", "教育支出占财政支出", id="隔着增幅"),
        pytest.param("培训费占公用经费的6%。", "6%", "培训费占公用经费", id="自己说全了"),
    ],
)
def test_占比是谁的(text: str, share: str, subject: str) -> None:
    assert read(text)[share].subject == subject


def test_合计不是最后一项() -> None:
    assert read("随班就读77人,送教上门29人,合计106人。")["106人"].subject == ""


def test_同一种东西的合计还是它() -> None:
    assert read("2023年、2024年分别招聘教师31人、28人,合计59人。")["59人"].subject == "招聘教师"


def test_括号里的数不给括号外的当名字() -> None:
    found = listed("每百名学生拥有骨干教师数,小学1.24人(美术教师92人),初中1.46人。")
    assert [figure.subject for figure in found][-1] == "每百名学生拥有骨干教师数"
