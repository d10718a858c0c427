"""How official Chinese says that a number is a requirement, a difference or a rule, and that a clause is no claim."""

import re

from assistant.text.normalize import fold

_STANDARD = r"标准|达标值|达标线|要求|规定值|指标值|底线|目标|限值|上限|下限|国标|省标"
_OWN = r"我[县区市旗]|全[县区市旗]|本[县区市旗]|实际|实有|现有|现为|达到了?|达"
_REQUIRED = re.compile(rf"(?:{_STANDARD})(?!.*(?:{_OWN}))[^,;。]*$")
_IN_BRACKETS = re.compile(rf"(?:{_STANDARD})[^)]*$|^\s*(?:[≥≤><=]|不低于|不少于|不高于|不超过|应)")
_NOUN_BEHIND = re.compile(rf"\s*(?:及?以[上内下])?的?(?:国家|省|评估|规定|年度|预期)*的?(?:{_STANDARD})")
_DIFFERENCE = re.compile(
    r"(?:高出|超出|多出|高了|低了|多了|少了|(?:比(?![例重率])|较(?![高为好强多低])|同比)[^,;。]{0,14}?(?:高|低|多|少|增加|增长|提高|提升|上升|下降|减少)了?"
    r"|同比|增幅|降幅|缺口?|缺少|短缺|尚差|还差)(?:约|近)?[^,;。\d]{0,4}$"
)
# The words in front of a number that is yet to come, and those that turn back to what there is.
_FORECAST = re.compile(
    r"(?:预计|有望|可望|力争|届时|争取(?=[^,;。]{0,12}(?:达|提|实现|到))|(?:拟|计划)(?=[于在到达至]))[^。]*$"
    r"|(?:可以?|将|能够?)(?:达|增|提|升|降|扩|新增)[^,;。]{0,6}$|(?:建成|完工|竣工|投用|启用|达产)后[^,;。]*$"
)
_NOW = re.compile(r"目前|现有|现为|现已|实际|已经?达|截[至止]")
_UNTIL = re.compile(
    r"(?:(?<![\d年月日截止])[到至]((?:19|20)\d{2})年(?:(\d{1,2})月)?([底末])?|((?:19|20)\d{2})年(?:(\d{1,2})月)?[底末]?以?前)[^。]*$"
)
_DATED = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?:(\d{1,2})月)?")
_RULE = re.compile(r"(?:按照|依照|遵照|参照|执行|(?<![^,;。\s|])(?:均|都|一律|统一)?按)(?![^,;。]*[顺次]序)[^,;。]*$")
_NONE = re.compile(r"消除|杜绝|清零|全部化解|不存在|没有(?!超过|超出|突破|低于)|无(?![线障一])")
_EACH = re.compile(
    r"每|各|(?<![生人平])均(?![衡值])|最大|最多|最小|单[校班]|任一|所有|全部|都|班额|以内|以下|以上|不超过|不低于|控制在"
    r"|(?:没有|无|不存在)(?!一)[^,;。]{0,16}的(?:学校|班)|(?:没有|无)一[所个校班]"
)
_OF_SCHOOL_SIZE = re.compile(r"学校(?:[^,;。班]{0,6})(?:超|多于|高于|大于|不足|少于)|在校")
_TRIAL = re.compile(r"试[点行验]|实验班|小班")
# a norm that is paid: 执行每年8000元标准, 按每生每年8000元的标准足额拨付
_BY = re.compile(r"^(?!.*(?:国家|省|中央|上级|规定|要求|不低于|不少于))[^,;。]*(?:执行|按照?)[^,;。\d]{0,10}$")
_PAID = re.compile(r"\s*的?(?:标准)?(?:足额|及时|全额|予以|统一|执行|拨付|拨款|落实|安排|核拨|核定|发放|到位|$|[,;。])")
_LISTED_RULE = re.compile(
    rf"\s*(?:及?以[上内下])?[、和及与](?:小学|初中)[^,;。\d]{{0,10}}\d[\d.]*\s*(?:人|名|间|元|%|平方米)(?:及?以[上内下])?的?(?:{_STANDARD})"
)
_PLAN = re.compile(
    r"本(?:次|公示|公告)?(?:暂)?不(?:列|予?公布|予?公开)|由上级(?:部门)?(?:统一)?反馈|另行公布|尚?待[^,;。]{0,10}(?:公布|反馈|审结|核定)|[尚暂]未(?:审结|反馈|收到|公布)|未填报|待定"
    r"|(?:暂|尚|仍)未(?:列入|列出|纳入|提供|公开|下发|发布)|(?:暂|尚|目前还?)无[^,;。]{0,6}(?:结果|数据|数值)"
    r"|下一步|今后|拟(?=[建投新在用对于])|力争|争取(?=[^,;。]{0,10}达)|有待|尚未|尚需|仍有|仍存在|还存在|亟待|亟需|需要?进一步"
    r"|存在[^,;。]{0,12}(?:问题|不足|差距|短板|薄弱)|目标[为是:]|将(?:进一步|继续|持续|加大|加快|逐步|努力)"
)
_PLANS = re.compile(r"措施|整改|打算|下一步|努力方向|怎么改|改进")
_PROBLEMS = re.compile(r"存在的?[^,。]{0,6}(?:问题|不足|困难|差距)|主要问题|问题与不足|下一步|努力方向|整改")
_ADMITTED = re.compile(
    r"(?:未能?达到|不达标|达不到|没有达到|不符合|(?<![不未有])低于)[^,;。]{0,8}(?:标准|要求|规定)|(?:未能?|不|没有)达标(?![值线率])"
    r"|(?<![^,;。是、\d])[^,;。\d]{2,14}教室(?:数量)?(?:不足|不够)(?=[,;。]|$)"
    r"|\d+间(?:面积)?(?:不足|不到|低于)\d"
    r"|差异系数[^,;。\d未不没无]{0,6}(?:超过|超出|高于|突破)了?[^,;。\d]{0,6}(?:上限|限值|规定(?!学历)|标准|要求)"
)
_LACKING = re.compile(r"(?:尚|还|仍|共|各)?缺(?:少|口)?[^,;。\d]{0,8}\d+\s*[间人名个]")
# 未达标4项,分别是甲、乙和丙: every name of the list
_NOT_MET = re.compile(
    r"(?:未能?达(?:标|到要求|到标准|到)?|不合格|不达标)的?(?:还?有)?(?:指标)?(?:(?:\d+|[一二两三四五六七八九])项)?(?:指标)?"
    r"[,:]?(?:分别)?(?:是|为|有|:)[^,;。]*$"
)
_NEEDED = re.compile(
    r"[^,;。]*应[配有][^,;。\d]{0,16}(\d+)间[^;。\d]{0,12}(?:实配|实有|现有|已配|实际|配有)[^,;。\d]{0,8}(\d+)间"
)
_LEFT_OVER = re.compile(r"^但?(?:尚|仍|还)有\d+所[^,;。]{0,8}未")
_DONE = re.compile(r"(?:已|全部|均|都|逐步)[^,;。]{0,8}(?:消除|化解|清零|整改|解决|没有)|届时|到20\d\d年")
_ITEM_ADMITTED = re.compile(
    r"[,。;](?:此|该|这一?|本)项(?:指标)?(?:尚?未能?|没有|暂未)(?:达到|达标|完成)[^,;。]{0,8}[。;]?\s*$"
    r"|[,;](?:尚?未能?|没有|不)达标[。;]?\s*$|[|\t]\s*(?:尚?未|不|没有)(?:达标|达到|符合|合格|完成)(?:要求|标准)?(?:\([^()]*\))?\s*\|?\s*$"
)
# Some of those who are asked, of whom several together are all: 家长满意度 beside 综合满意度.
_ASKED = re.compile(r"家长|学生|教师|老师|校长|代表|委员|居民|村民|牧户|农户|监护人|教职工")
_OF_ALL = re.compile(r"综合|总体|总的|整体|平均|社会|公众|群众")
_FEW_SCHOOLS = re.compile(r"(?<![全\d])\d+所[^,;。\d]{0,8}(?:不足|不到|低于|达不到|未达)")
# What stands above a list of means, so that none of its items has to say so; 校均 is a mean of schools.
_MEANS = re.compile(r"(?<!校)(?:均值|平均值|平均水平|[县区市旗级]平均)[^,;。:\d]{0,8}(?:[:)]|$)")
# A single school is a kind of school behind a name, which is what follows the last word of whose, where or what sort.
_KIND = re.compile(r"小学|初级中学|高级中学|中学|初中|学校")
_SORT = re.compile(
    r"[全我本各县][县区市旗]|各类?|所有|全部|任一|其余|其[他它]|其中|上述|这些|有的|有些|部分|个别|少数|多数|\d+所?|[一二两三四五六七八九十]+所"
    r"|义务教育|公办|民办|城乡|[老新]?城区|镇区|城镇|城市|县城|[县区市]直|镇属|农村|乡村|乡镇|镇街|山区|牧区|边远|偏远|薄弱|寄宿制?|走读"
    r"|小规模|大规模|[九十]二?年|一贯制|完全|独立|初级|高级|普通|特殊教育|职业|优质|集团|成员|达标|标准化|示范|特色|新建|[改扩]+建|在建"
    r"|每一?百名?|学生|在校生|平均|生均|均值|数值|面积|标准|国家|规定|要求|分别|依次|拥有|配备|提高|提升|改善|覆盖|保障|推动|目前|现有|共有|另设|设有"
    r"|[除每对在以使将把让于是为由的等有到达均都至共与及了后数比]"
)
_SORTED = re.compile(r"^中心$|阶段$|学段$|[县区市旗州省]$")  # 某县小学 are the county's
_SCHOOLS = re.compile(r"个别|部分|少数|有的|有些|(?:\d+|[一二两三四五六七八九十]+)所|学校|中学")
# Sorts of schools that are a part of the county's.
_SOME = re.compile(
    r"(?:农村|乡村|乡镇|镇区|镇属|城区|城镇|县城|县直|区直|山区|牧区|边远|偏远|民办|寄宿制?|小规模|薄弱|教学点|老城区|新城区)[^,;。\d]{0,4}$"
)
_LARGEST, _LEAST = re.compile(r"最[高大多好]"), re.compile(r"最[低小少差]")
_SAYS_MET = re.compile(
    r"(?<![不未])达标(?![值线率])|(?:达到|符合|高于|优于|满足|不低于)[^,;。]{0,10}(?:标准|要求|规定)|配齐|配足"
)
_STILL = re.compile(r"仍有|还有|尚有|(?<!不)存在|个别|部分")
_MENDED = re.compile(r"整改|确保|防止|杜绝|消除|逐一|对未|化解|解决了?")
_EXCESS = re.compile(r"超标|超大班额|超规模")


def is_required(before: str, after: str, bracket: str | None, ahead: str) -> bool:
    """Whether a number states the requirement and not what there is.

    ``before`` are the words of its part up to it, ``after`` those behind; ``bracket`` are its words inside an open
    bracket and ``ahead`` the words in front of that bracket.
    """
    before, after = fold(before), fold(after)
    if bracket is not None:
        return bool(_IN_BRACKETS.search(fold(bracket)) or re.search(rf"(?:{_STANDARD})$", fold(ahead)))
    return bool(_REQUIRED.search(before) or _NOUN_BEHIND.match(after))


def is_paid(before: str, after: str) -> bool:
    """Whether a sum is what is paid by a norm of the county's own: 按每生每年8000元标准拨付."""
    return bool(_BY.search(fold(before)) and _PAID.match(fold(after)))


def is_listed_rule(after: str) -> bool:
    """Whether the number behind this one is the requirement that both state: 小学不超过…人、初中不超过…人的要求."""
    return bool(_LISTED_RULE.match(fold(after)))


def is_of_school_size(words: str) -> bool:
    """Whether the words speak of how many pupils a school has, and not a class: 无学校超过…人."""
    return bool(_OF_SCHOOL_SIZE.search(fold(words)))


def is_trial(words: str) -> bool:
    """Whether the words speak of what is tried in some schools: 试行小班化教学,每班不超过…人."""
    return bool(_TRIAL.search(fold(words)))


def is_difference(before: str) -> bool:
    """Whether a number says by how much something is more or less."""
    return bool(_DIFFERENCE.search(fold(before)))


def is_forecast(before: str, published: str) -> bool:
    """Whether a number is yet to come, by the words of its clause up to it and the day (``2025-09-05``) of the text."""
    words = fold(before)
    later = max((match.end() for match in _NOW.finditer(words)), default=0)
    if _FORECAST.search(words, later):
        return True
    if not published[:4].isdigit():
        return False
    now = (int(published[:4]), int(published[5:7] or 0))
    if any((int(year), int(month or now[1])) > now for year, month in _DATED.findall(words, later)):
        return True  # 2026年骨干教师占交流教师的比例提高到22%
    until = _UNTIL.search(words, later)
    if until is None:
        return False
    year, month = int(until[1] or until[4]), int(until[2] or until[5] or 0)
    if not month and (until[3] or until[4]):
        year += 1  # to the end of a year is up to the next one
    return (year, month) > now


def is_rule(before: str) -> bool:
    """Whether a number is the rule that is followed: 按照小学…人、初中…人编班."""
    return bool(_RULE.search(fold(before)))


def is_none(words: str) -> bool:
    """Whether the words say that there is nothing of the kind: 消除…以上大班额."""
    return bool(_NONE.search(fold(words)))


def is_each(words: str) -> bool:
    """Whether the words speak of every school or class, or of the largest one, and not of a total."""
    return bool(_EACH.search(fold(words)))


def is_mean(words: str) -> bool:
    """Whether the words speak of an average, behind which some may be above a limit."""
    return "平均" in fold(words)


def is_of_all(words: str) -> bool:
    """Whether the words speak of all who are asked: 综合满意度."""
    return bool(_OF_ALL.match(fold(words)))


def is_of_group(words: str) -> bool:
    """Whether the words are of one sort of those who are asked, and not of all of them."""
    folded = fold(words)
    return len(_ASKED.findall(folded)) == 1 and not _OF_ALL.search(folded)


def falls_short(words: str) -> bool:
    """Whether the words tell of schools that have less than a number: 9所新校不足每百名学生…"""
    return bool(_FEW_SCHOOLS.search(fold(words)))


def heads_means(words: str) -> bool:
    """Whether the words open a list of means over all pupils: 七项指标县域均值:…;…;…."""
    return bool(_MEANS.search(fold(words)))


def names_school(words: str) -> bool:
    """Whether the words name a single school: 示例镇中心小学, and not 农村小学 or 全县小学."""
    folded, last = fold(words), 0
    for match in _KIND.finditer(folded):
        before = re.split(r"[^\u4e00-\u9fff\d]", folded[last : match.start()])[-1]
        name = before[max((sort.end() for sort in _SORT.finditer(before)), default=0) :]
        if len(name) > 1 and not _SORTED.search(name):
            return True
        last = match.end()
    return False


def is_of_schools(words: str) -> bool:
    """Whether the words speak of one or some schools and not of the county."""
    return bool(_SCHOOLS.search(fold(words))) or names_school(words)


def is_of_some(before: str) -> bool:
    """Whether the words in front of a level make it a part of the county's: 农村小学."""
    return bool(_SOME.search(fold(before)))


def extreme(words: str) -> str:
    """``largest`` or ``least`` where a number is that of the foremost or last one; else empty."""
    folded = fold(words)
    return "largest" if _LARGEST.search(folded) else "least" if _LEAST.search(folded) else ""


def is_assertion(clause: str) -> bool:
    """Whether a clause says what is so; plans and admitted gaps do not."""
    return not _PLAN.search(fold(clause))


def says_met(clause: str) -> bool:
    """Whether a clause says that a requirement is met, and not only how many there are."""
    return bool(_SAYS_MET.search(fold(clause)))


def is_of_plans(section: str) -> bool:
    """Whether a clause's headings say that it tells what is to be done."""
    return bool(_PLANS.search(section))


def is_of_problems(heading: str) -> bool:
    """Whether a heading opens what is still wrong or planned."""
    return bool(_PROBLEMS.search(fold(heading)))


def is_item_admitted(item: str) -> bool:
    """Whether an item of a list ends by saying that it is not met: …占99.68%。此项未达到。"""
    return bool(_ITEM_ADMITTED.search(fold(item)))


def is_mended(clause: str) -> bool:
    """Whether a clause says that what was wrong is no more: 大班额已全部消除."""
    return bool(_DONE.search(fold(clause)))


def is_listed_unmet(before: str) -> bool:
    """Whether the words before a name open a list of what is not met: 未达标4项,分别是…."""
    return bool(_NOT_MET.search(fold(before)))


def has_fewer(words: str) -> bool:
    """Whether the words say that there are fewer rooms than there must be: 应配156间,实配151间."""
    match = _NEEDED.match(fold(words))
    return match is not None and int(match[2]) < int(match[1])


def is_left_over(part: str) -> bool:
    """Whether a part says of what stands before it that some schools do not have it: 尚有3所学校未配足."""
    return bool(_LEFT_OVER.search(fold(part)))


def is_admitted(clause: str, *, counted: bool = True) -> bool:
    """Whether a clause says itself that a requirement is not met; ``counted``: also by how many are lacking."""
    words = fold(clause)
    if _MENDED.search(words):
        return False
    if counted and _LACKING.search(words):
        return True
    return bool(_ADMITTED.search(words) or (_STILL.search(words) and _EXCESS.search(words)))
