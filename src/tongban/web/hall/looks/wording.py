"""The words of a look (查阅说明): who, what, for which case and on what basis.

Officers are named by department and staff number, which is what a complaint needs; their names and
whatever concerns other people stay out.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext, gettext_lazy

from tongban.core.audit.looks import LookKind
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.breaking_glass import GlassReason
from tongban.core.people.representation import Capacity
from tongban.store.audit.looks import Look
from tongban.web.components.component import Words
from tongban.web.components.labels import word

KINDS = {
    LookKind.CASE: gettext_lazy("查看办件"),
    LookKind.PAPER: gettext_lazy("查看材料"),
    LookKind.REGISTER: gettext_lazy("调用部门数据"),
    LookKind.HOUSEHOLD: gettext_lazy("查看家庭核对报告"),
    LookKind.QUALITY: gettext_lazy("核对数据质量"),
    LookKind.GLASS: gettext_lazy("办件以外的紧急查阅"),
    LookKind.OTHER: gettext_lazy("其他处理"),
}


REPRESENTATIVES = {
    Capacity.GUARDIAN.value: gettext_lazy("您的监护人"),
    Capacity.LEGAL_REPRESENTATIVE.value: gettext_lazy("法定代表人"),
    Capacity.AGENT.value: gettext_lazy("您授权的代理人"),
}
GLASS_REASONS = {
    GlassReason.LIFE.value: gettext_lazy("紧急查阅：抢救生命、保护人身安全"),
    GlassReason.PUBLIC_EMERGENCY.value: gettext_lazy("紧急查阅：应对突发公共事件"),
    GlassReason.LAWFUL_ORDER.value: gettext_lazy("紧急查阅：司法、执法机关依法紧急调取"),
    GlassReason.LOST_PERSON.value: gettext_lazy("紧急查阅：查找走失人员的家属"),
}
_OTHERS = gettext_lazy("其他办事人")


_DONE = {
    LookKind.CASE: gettext_lazy("查看了您的办件"),
    LookKind.PAPER: gettext_lazy("查看了您提交的材料"),
    LookKind.HOUSEHOLD: gettext_lazy("查看了您家的经济状况核对报告"),
    LookKind.GLASS: gettext_lazy("没有办件，因紧急事由限时查看了您的办件和证照概况"),
    LookKind.OTHER: gettext_lazy("处理了与您有关的数据"),
}


class _Matter(NamedTuple):
    """What is handled outside one case: what is done, for what, and on what ground."""

    done: Words
    name: Words
    basis: Words


_MATTERS = {
    "ticket": _Matter(
        gettext_lazy("核实了您提出的数据校核或者疑问"),
        gettext_lazy("您提出的数据校核或者疑问"),
        gettext_lazy("您本人提出"),
    ),
    "concern": _Matter(
        gettext_lazy("办理了您提出的诉求或者评价"),
        gettext_lazy("您提出的诉求或者评价"),
        gettext_lazy("您本人提出"),
    ),
    "joint": _Matter(
        gettext_lazy("办理了您的联合申请"),
        gettext_lazy("几个部门一起办的申请"),
        gettext_lazy("参加联合办理"),
    ),
    "credit": _Matter(
        gettext_lazy("处理了与您有关的信用记录"),
        gettext_lazy("信用记录"),
        gettext_lazy("信用名单的列入和修复"),
    ),
}
"""By the first word of the action that was written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One look in words: `matter` is for which thing, `basis` on what ground."""

    who: str
    what: str
    matter: str
    basis: str


def told(look: Look, catalogue: Catalogue) -> Told:
    """Return a look as the person reads it."""
    return Told(
        who=_who(look, catalogue),
        what=_what(look, catalogue),
        matter=_matter(look, catalogue),
        basis=_glass_ground(look) or word(look.ground) or _usual_ground(look),
    )


def _handled(look: Look) -> _Matter | None:
    return _MATTERS.get(look.action.partition(".")[0])


def _usual_ground(look: Look) -> str:
    """Return on what ground such things are done, where the entry names none."""
    if look.case_number:
        return gettext("办理本办件")
    handled = _handled(look)
    return str(handled.basis) if handled else gettext("没有写明")


def _glass_ground(look: Look) -> str:
    """Return why somebody looked outside any case."""
    reason = look.ground.rpartition("：")[2] if look.kind is LookKind.GLASS else ""
    return str(GLASS_REASONS.get(reason, ""))


def _who(look: Look, catalogue: Catalogue) -> str:
    if look.own:
        return gettext("本平台，应您的申请")
    kind, _, name = look.actor.partition(":")
    match kind:
        case "officer":
            department = _department(str(look.details.get("department", "")), catalogue)
            return gettext("%(department)s工作人员（工号 %(number)s）") % {
                "department": department,
                "number": name,
            }
        case "department":
            return _department(name, catalogue)
        case "client":
            return gettext("部门系统（%(name)s）") % {"name": name}
        case "account" | "applicant":
            return str(REPRESENTATIVES.get(str(look.details.get("capacity", "")), _OTHERS))
        case _:
            return gettext("本平台")


def _what(look: Look, catalogue: Catalogue) -> str:
    if look.kind is LookKind.REGISTER:
        return _called(look, catalogue)
    if look.kind is LookKind.QUALITY:
        return gettext("核对数据质量时，查看了您在“%(name)s”里的记录") % {
            "name": _dataset(look, catalogue)
        }
    if look.kind is LookKind.GLASS and not look.allowed:
        return gettext("没有办件，想查看您的信息，被拒绝")
    handled = _handled(look)
    return str(handled.done) if handled else str(_DONE[look.kind])


def _dataset(look: Look, catalogue: Catalogue) -> str:
    code = str(look.details.get("dataset", "")) or look.subject.removeprefix("dataset:")
    known = catalogue.datasets.get(code)
    return known.name if known else code


def _called(look: Look, catalogue: Catalogue) -> str:
    """Return which register was asked, and what it told."""
    name = _dataset(look, catalogue)
    if not look.allowed:
        return gettext("想调用“%(name)s”，没有提供") % {"name": name}
    labels = [
        catalogue.elements[element].label
        for element in str(look.details.get("fields", "")).split(",")
        if element in catalogue.elements
    ]
    if not labels:
        return _without_content(str(look.details.get("outcome", "")), name)
    again = gettext("再次使用先前从“%(name)s”查到的：%(fields)s")
    words = again if look.details.get("reused") else gettext("调用“%(name)s”：%(fields)s")
    return words % {"name": name, "fields": "、".join(labels)}


def _without_content(outcome: str, name: str) -> str:
    """Return what a register answered that was asked without anything being read from it."""
    match outcome:
        case "matched":
            words = gettext("向“%(name)s”核验，确认有相应记录，没有取得内容")
        case "no_record":
            words = gettext("向“%(name)s”核验，没有查到相应记录")
        case _:
            words = gettext("向“%(name)s”核验，没有取得内容")
    return words % {"name": name}


def _matter(look: Look, catalogue: Catalogue) -> str:
    """Return the thing for which it was done, with the number of its case."""
    item = catalogue.items.get(str(look.details.get("item", "")))
    if item and look.case_number:
        return gettext("%(item)s，办件 %(number)s") % {
            "item": item.name,
            "number": look.case_number,
        }
    if look.case_number:
        return look.case_number
    if item:
        return item.name
    handled = _handled(look)
    return str(handled.name) if handled else gettext("没有对应的办件")


def _department(code: str, catalogue: Catalogue) -> str:
    department = catalogue.departments.get(code)
    return department.short_name if department else code
