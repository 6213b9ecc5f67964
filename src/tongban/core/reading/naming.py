"""Naming (材料名称): what a material is called, apart from everything else said in the same breath.

利用自动设备经营的，还应提交产品合格证明（原件1份） names 产品合格证明, needed in one situation; how
many, original or copy, shared with the department and so not to be handed in: all of it stands
beside the name and is kept apart from it.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from tongban.core.reading.fragments import Fragment
from tongban.core.reading.periods import number

_MODAL: Final = r"(?:还|另|同时|并|且|须|需|应|当|要|可|必须|一并|分别|凭|请)*"
_VERB: Final = (
    rf"{_MODAL}(?:提交|提供|出具|出示|附上|附|携带|带上|带|备好|准备好?|交验|递交|上传|填写|持)"
    r"(?:其|如下|以下)?"
)
_WHEN_FIRST: Final = re.compile(
    rf"(?P<when>.{{2,40}}?(?:的|时|者))[，,](?:.{{0,20}}?)(?:{_VERB})(?P<name>.+)"
)
_WHEN_NAMED: Final = re.compile(
    rf"(?P<when>(?:属于|涉及|如|若|因|对于?)[^，,]{{2,30}})[，,](?={_MODAL})(?:{_VERB})(?P<name>.+)"
)
_WHEN_ALSO: Final = re.compile(rf"(?P<when>[^，,、]{{2,14}}?)(?=还|另)(?:{_VERB})(?P<name>.+)")
_WHEN_LAST: Final = re.compile(
    r"(?P<when>.{2,30}?)(?:的|时|者)?(?:还|需|应|须|要)*(?:提供|提交|出具|出示|适用)\Z"
)
_UNLESS: Final = re.compile(
    r"(?P<when>.{2,30}?)的?(?:不用|不需|无需|免于?|不再)(?:提供|提交|出具|交)?\Z"
)
_FREE: Final = re.compile(r"免提交|免于提交|免交|无需提交|不需提交|不用提交|无须提交")
_SHARED: Final = re.compile(r"共享|电子证照|部门核验|系统获取|联网核查")
_ORIGINAL: Final = re.compile(r"(?:核对|核验|交验|查验|验)原件|原件(?:核对|核验|备查|查验)|交验")
_COPIES: Final = re.compile(r"(?P<count>\d{1,2}|[一二两三四五六])\s*[份套张]")
_BRACKETS: Final = re.compile(r"[（(](?P<said>[^（）()]*)[)）]")
_NOTE: Final = re.compile(
    r"原件|复印件|扫描件|影印|\d\s*[份套张]|[一二两三四]份|核验|核对|查验|交验|共享|电子|盖章|公章|彩色"
    r"|A4|免|提供|提交|签[名字]|获取|代替|留存|领取|自备|可以|能通过|移送|窗口"
)
_TAIL: Final = re.compile(
    r"(?:[，,、]?\s*(?:原件|复印件|扫描件|影印件|正本|副本|电子版)(?:[及和、或](?:原件|复印件))?)?"
    r"\s*(?:[，,]?各?(?:\d{1,2}|[一二两三四五六])\s*[份套张页])?\s*(?:必须携带)?\Z"
)
_LEAD: Final = re.compile(
    rf"(?:请|申请时|申领时|办理时)*(?:{_VERB})(?!人|证)|[其本]人的(?=居民)|有效的?(?=身份|居民)"
)
CATCH_ALL: Final = re.compile(
    r"(?:其他|其它|有关|相关|必要)的?(?:证明|必要|有关|相关|部门的?审批)?的?(?:材料|资料|文件|证明|证件|手续)\Z"
    r"|有关部门的?(?:审批|批准)?(?:材料|资料|文件|手续)|等(?:有关|相关)?(?:材料|资料|文件|证件)\Z"
)
PAPER: Final = re.compile(
    r"(?:证|证件|证书|证明|书|表|簿|本|册|单|合同|协议|执照|凭证|票据|发票|清单|报告|图|图纸|照片|照|声明"
    r"|批复|意见|档案|卡|账户|文件|制度|说明|资料|材料|印模|手续|公告|记录|小结|页|存折|成果|预案|申请|文书|正副本)\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedMaterial:
    """A material as one fragment names it (材料名), with what is said beside the name."""

    name: Fragment
    needed_in: str = ""
    unless: bool = False
    original_seen: bool = False
    copies: int = 1
    shared: bool = False
    deferrable: bool = False


def named(item: Fragment) -> NamedMaterial:
    """Return what an item of a list of materials names."""
    found = _with_situation(item)
    found = _with_notes(found, item.text)
    return replace(found, name=_bare(found.name))


def with_note(found: NamedMaterial, head: str, said: str) -> NamedMaterial:
    """Return a material with what another cell of its row says of it."""
    found = _with_notes(found, said)
    if re.search(r"情形|方式|适用", head):
        always = re.search(r"全部|所有|均需|都要|通用", said)
        return found if always else replace(found, needed_in=said)
    if not found.needed_in and (when := _WHEN_LAST.fullmatch(_last_clause(said))):
        return replace(found, needed_in=when["when"])
    return found


def is_paper(words: str) -> bool:
    """Tell whether some words end as the name of a paper does."""
    return len(words) > 1 and PAPER.search(words) is not None


def is_catch_all(name: str) -> bool:
    """Tell whether a name lets the window ask for anything (兜底)."""
    return CATCH_ALL.search(name) is not None


def _with_situation(item: Fragment) -> NamedMaterial:
    """Return the name and the situation, wherever the situation stands."""
    for pattern in (_WHEN_FIRST, _WHEN_NAMED, _WHEN_ALSO):
        if match := pattern.fullmatch(item.text):
            return NamedMaterial(name=item.part(match.start("name")), needed_in=match["when"])
    for match in _BRACKETS.finditer(item.text):
        for pattern, unless in ((_UNLESS, True), (_WHEN_LAST, False)):
            found = pattern.fullmatch(match["said"])
            if found and not _SHARED.search(match["said"]):
                return NamedMaterial(name=item, needed_in=found["when"], unless=unless)
    before, comma, after = item.text.partition("，")
    if comma and (found := _WHEN_LAST.fullmatch(after)) and not _NOTE.search(found["when"]):
        return NamedMaterial(name=item.part(0, len(before)), needed_in=found["when"])
    return NamedMaterial(name=item)


def _with_notes(found: NamedMaterial, said: str) -> NamedMaterial:
    count = _COPIES.search(said)
    return replace(
        found,
        original_seen=found.original_seen or _ORIGINAL.search(said) is not None,
        copies=(number(count["count"]) or 1) if count else found.copies,
        shared=found.shared or (bool(_SHARED.search(said)) and bool(_FREE.search(said))),
        deferrable=found.deferrable or "容缺" in said,
    )


def _bare(name: Fragment) -> Fragment:
    """Return the name without verbs before it and without counts and notes behind it."""
    if lead := _LEAD.match(name.text):
        name = name.part(lead.end())
    text = name.text
    end = len(text)
    for match in _BRACKETS.finditer(text):
        if _NOTE.search(match["said"]) and match.start():
            end = min(end, match.start())
    comma = re.search(r"[，,]", text[:end])
    if comma and (
        is_paper(_TAIL.sub("", text[: comma.start()])) or _NOTE.search(text[comma.end() :])
    ):
        end = comma.start()
    name = name.part(0, end).trimmed()
    tail = _TAIL.search(name.text)
    return name.part(0, tail.start()).trimmed() if tail and tail.start() else name


def _last_clause(said: str) -> str:
    return re.split(r"[，,]", said)[-1].strip("。；; ")
