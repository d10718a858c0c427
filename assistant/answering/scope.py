"""Whose, when and where: places, years, schools and people that a question names."""

import re
from datetime import date

from assistant.documents.corpus import Corpus
from assistant.text.normalize import fold
from assistant.text.words import Segmenter

_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:回族|蒙古族?|藏族|彝族|土家族|苗族|哈萨克|柯尔克孜|维吾尔)?(?:自治县|自治州|自治区|县|市|州|旗|省)"
)
# Words ending like places that point at no other place.
_NOT_A_PLACE = re.compile(
    r"(?:全|我|本|咱|各|该|贵|你们|我们|咱们|这个?|一个|某个?|哪个?|什么|按|在|到|个|是|都|外|跨|出|整个|焦|城|超|夜|菜|股|楼|集|门|上|下)(?:县|市|州|省|旗)$|"
    r"^(?:县|市|省|州)|乡镇|分管|县域|超市|城市|门市|股市|上市|都市|集市|县市|州市|省市|夜市|楼市|市县|(?:县|市|省)(?:直|级|里|上|委|属|区)"
)
_BEFORE_PLACE = re.compile(
    r"^.*(?:隔壁|旁边|附近|邻近|邻县|那么|那|的|是|在|去|到|请问|想问|问|比一比|对比|相比|不是|而是|看看|说说|讲讲|[,。?!;:])"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年|学年|[-—–至到])|(?<!\d)((?:19|20)\d{2})(?!\d)")
_RELATIVE_YEAR = {"大前年": -3, "前年": -2, "去年": -1, "上一年": -1}
_NUMBER_WORDS = "一二三四五六七八九十"
_SCHOOL = re.compile(
    rf"(?:县|市|区)?(?:第)?[{_NUMBER_WORDS}\d]+(?:中|小|幼)(?:学)?(?!学生|个|年|班|所|间|名|项)|第[{_NUMBER_WORDS}\d]+(?:中学|小学|幼儿园)|"
    r"[\u4e00-\u9fff]{2,8}?(?:中心学校|中心小学|实验学校|实验小学|实验中学|希望小学|中心校)"
)


def years(question: str, today: date) -> tuple[int, ...]:
    """Years that a question names, relative ones counted from ``today``."""
    named = [int(match[1] or match[2]) for match in _YEAR.finditer(question)]
    for word, offset in _RELATIVE_YEAR.items():
        if word in question and not (word == "前年" and "大前年" in question):
            named.append(today.year + offset)
            break
    return tuple(dict.fromkeys(named))


class Places:
    """Tell a question's places apart: those the documents speak of, and others."""

    def __init__(self, corpus: Corpus, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._text = fold("\n".join(document.text for document in corpus.documents.values()))
        self._regions = [document.description.region for document in corpus.of_kind("announcement")]

    def elsewhere(self, question: str) -> tuple[str, ...]:
        """Counties, cities and provinces named in the question that no document mentions."""
        named = [word for word, tag in self._segmenter.tagged(question) if tag == "ns" and len(word) > 1]
        found = [word for word in named if not self._known(word)]
        if named:
            return tuple(dict.fromkeys(found))
        for match in _PLACE.finditer(fold(question)):
            place = _BEFORE_PLACE.sub("", match.group())
            if len(place) < 3 or _NOT_A_PLACE.search(place):
                continue
            names = [place, place[1:]] if place[0] in "和跟与同比问" and len(place) > 3 else [place]
            if not any(self._known(name) for name in names):
                found.append(place)
        return tuple(dict.fromkeys(found))

    def _known(self, name: str) -> bool:
        stem = re.sub(r"(?:[\u4e00-\u9fff]族)?(?:自治)?(?:县|市|州|旗|省|区)$", "", name)
        if len(stem) < 2:
            return name in self._text or not stem
        return any(stem[-2:] in region for region in self._regions) or stem in self._text


def schools(question: str) -> tuple[str, ...]:
    """Names of single schools in a question."""
    return tuple(dict.fromkeys(match.group() for match in _SCHOOL.finditer(fold(question))))
