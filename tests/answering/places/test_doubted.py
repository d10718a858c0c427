"""Yes or no only where a place tells what is asked of its thing, not where it merely speaks of the thing."""

from pathlib import Path

import made_up
import pytest
from made_up import place

from assistant.answering.assistant import Assistant
from assistant.answering.places.doubted import Doubted
from assistant.errors import CorpusError

FILE = made_up.SHIPPED / "language" / "doubted.yaml"
WORDS = Doubted(FILE)


@pytest.mark.parametrize(
    ("question", "words", "exists"),
    [
        ("图书馆有没有电梯", "电梯", True),
        ("孩子小,寄宿楼里有浴室吗", "浴室", True),
        ("夜校有没有", "夜校", True),
        ("夜里有没有人巡逻", "人巡逻", False),
        ("实验课能不能旁听", "旁听", False),
        ("课本收不收费", "收费", False),
        ("门禁严不严", "门禁严", False),
        ("新楼完工了没有", "新楼完工了", False),
        ("食堂归学校自己办,对吧", "食堂归学校自己办", False),
        ("还有娃娃没念书的?", "娃娃没念书的", True),
    ],
)
def test_问的是什么(question: str, words: str, exists: bool) -> None:
    assert WORDS.focus(question) == (words, exists)


def test_不问是非就没有(county: Assistant) -> None:
    assert WORDS.focus("图书馆有多少册书") is None
    assert WORDS.focus("这几个班分别叫什么") is None
    assert not WORDS.untold(county.understanding.plan("图书馆有多少册书"), place("建有操场"))


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("图书馆有没有电梯", "新建图书馆3座,藏书21万册"),
        ("轮岗教师有没有住房补贴", "轮岗教师41名,占符合条件教师的12%"),
        ("夏令营要不要交钱", "每年7月组织夏令营,参加学生300名"),
        ("接送车出过事故没有", "开通接送车12辆,覆盖乡镇学校7所"),
        ("寒假开不开阅览室", "阅览室配有专人管理"),
        ("课后服务收费吗", "收费违规的,举报奖励最高2000元"),
        ("有没有心理老师", "青年教师心理压力大"),
        ("园长轮岗了没有", "园长和值班教师付饭钱陪餐"),
        ("有校车吗", "骑车接送学生必须佩戴头盔"),
        ("有没有大班额", "教学班320个,平均班额41人"),
    ],
)
def test_只说到东西_没说所问的(county: Assistant, question: str, clause: str) -> None:
    assert WORDS.untold(county.understanding.plan(question), place(clause))


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("图书馆有没有电梯", "新建图书馆3座,均装有电梯"),
        ("轮岗教师有没有住房补贴", "轮岗教师每月享受补贴600元"),
        ("夏令营要不要交钱", "每年7月组织夏令营,费用由财政承担"),
        ("接送车出过事故没有", "接送车三年来运行平安"),
        ("寒假开不开阅览室", "阅览室假期照常开放"),
        ("课后服务收费吗", "放学后看护到18时,不收费"),
        ("有没有心理老师", "配专职心理教师12名"),
        ("园长轮岗了没有", "任满两届的园长全部异校任职"),
        ("有校车吗", "农村学生由客运公司包车接送"),
        ("有没有大班额", "56人以上的班已经没有"),
        ("操场边上有没有网子", "操场四周加装防护网"),
        ("学校能不能拒绝推销", "凡未经批准的推销,有权不接受"),
    ],
)
def test_说到所问的(county: Assistant, question: str, clause: str) -> None:
    assert not WORDS.untold(county.understanding.plan(question), place(clause))


def test_向量认得的不用同样的字(county: Assistant) -> None:
    plan = county.understanding.plan("学校里有没有沙盘")
    assert WORDS.untold(plan, place("建成录播教室6间"))
    assert not WORDS.untold(plan, place("建成辅导中心6个", thing=0.9))


def test_标准要求的不等于县里有(county: Assistant) -> None:
    clause = "特殊教育学校不参加资源配置指标的评估"
    plan = county.understanding.plan("有没有特殊教育学校")
    assert WORDS.untold(plan, place(clause, kind="standard", thing=0.9))
    assert not WORDS.untold(plan, place(clause, thing=0.9))
    assert not WORDS.untold(county.understanding.plan("按标准有没有不参加的学校"), place(clause, kind="standard"))


def test_一个字都没说到的不带是的(county: Assistant) -> None:
    plan = county.understanding.plan("窗帘会不会褪色")
    assert WORDS.unsure(plan, place("教室加装遮光设施"))
    assert not WORDS.untold(plan, place("教室加装遮光设施"))
    assert WORDS.untold(plan, place("教室加装遮光设施", support=0.4))
    assert not WORDS.unsure(plan, place("采用不褪色面料"))


@pytest.mark.parametrize("question", ["教室比办公室宽敞吗", "所有教室都有窗帘吗", "两边待遇一样吗", "超没超过50人"])
def test_比较和数目另有办法(county: Assistant, question: str) -> None:
    plan = county.understanding.plan(question)
    assert not WORDS.untold(plan, place("建有操场", support=0.4))
    assert not WORDS.unsure(plan, place("建有操场"))


def test_县名不用在原文里(county: Assistant) -> None:
    plan = county.understanding.plan("阅读活动,示例县搞了吗")
    assert WORDS.unsure(plan, place("每周举办阅读活动"))
    assert not WORDS.unsure(plan, place("每周举办阅读活动"), "示例县")


def test_整个回答(county: Assistant) -> None:
    assert county.answer("有没有校园阅读活动").answer.startswith("有。")
    answer = county.answer("录播教室有没有空调")
    assert answer.status == "not_disclosed"
    assert not answer.answer.startswith("有。")


def test_写错的文件说出名字(tmp_path: Path) -> None:
    path = tmp_path / "doubted.yaml"
    path.write_text(FILE.read_text("utf-8") + "colour: red\n", "utf-8")
    with pytest.raises(CorpusError, match="应当正好有"):
        Doubted(path)
    path.write_text(FILE.read_text("utf-8").replace("told: '补", "told: '(补"), "utf-8")
    with pytest.raises(CorpusError, match=r"doubted\.yaml"):
        Doubted(path)


@pytest.mark.parametrize(
    ("question", "here"),
    [
        ("有没有学校一个班超过50人", True),
        ("差异系数超没超", True),
        ("操场翻新过没有", True),
        ("送教上门算入学了吗", False),
        ("初中能不能住校", False),
    ],
)
def test_问这里的事_标准答不了(county: Assistant, question: str, here: bool) -> None:
    plan = county.understanding.plan(question).model_copy(update={"about": "any"})
    assert WORDS.of_facts(plan) is here
