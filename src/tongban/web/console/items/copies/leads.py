"""What each part is for (分部说明), said at the head of its page."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from tongban.core.authoring.sections import Section

_LEADS: Final[Mapping[Section, Promise]] = {
    Section.LEGAL_BASIS: gettext_lazy("哪一条法规设定了这个事项？没有依据的事项不能办。"),
    Section.QUESTIONS: gettext_lazy("只问申请人自己才知道的事。部门数据查得到的，不要问。"),
    Section.CONDITIONS: gettext_lazy("法规要求什么人、什么情况才能受理？每条写清怎样判断。"),
    Section.REQUIREMENTS: gettext_lazy("要证明什么、交什么、什么情况才要交、依据哪一条。"),
    Section.FIELDS: gettext_lazy("申请表里要填什么，填了做什么用。"),
    Section.STEPS: gettext_lazy("谁来办、办多久、等谁办完。不互相等待的环节同时办。"),
    Section.OUTPUTS: gettext_lazy("办成以后给申请人什么。"),
    Section.FEES: gettext_lazy("只有法律、行政法规写明的才能收费。"),
    Section.SPECIAL_PROCEDURES: gettext_lazy("哪些法定程序的时间不算在办理时限里。"),
    Section.INTERMEDIARY_SERVICES: gettext_lazy("法规要求先由中介机构做的事。"),
    Section.HANDLED: gettext_lazy("这件事分成哪几种来办？每种情形只归一个办理项。"),
    Section.FAQS: gettext_lazy("大家常问什么，怎么回答。"),
    Section.ELEMENTS: gettext_lazy("目录里没有的数据元，在这里提出，随事项一起发布。"),
    Section.EVIDENCE: gettext_lazy("电子目录里没有的材料，在这里提出，随事项一起发布。"),
    Section.LAWS: gettext_lazy("以前没有引用过的法规，写明文号和效力层级。"),
}


def lead_of(section: Section) -> Promise:
    """Return the sentence."""
    return _LEADS[section]
