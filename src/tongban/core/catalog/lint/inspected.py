"""Rules of the inspectors (检查通报): what they found missing in the guides of a whole country.

国办函〔2017〕115号 looked at 865 items: a quarter named steps without saying what is required, a
third told no limit, fee or contact, an eighth asked for materials such as "others". What the
department tells of itself counts as told: a reader does not care where it is written.
"""

import re
from collections.abc import Iterator

from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.catalog.lint.findings import Remark, Severity, Survey
from tongban.core.catalog.steps import StepKind

_SELF_EXPLAINING = frozenset({StepKind.ACCEPTANCE, StepKind.DECISION, StepKind.DELIVERY})
"""What happens in these the law says itself (行政许可法 §32, §38, §44)."""
_CATCH_ALL = re.compile(r"(?:其他|其它|有关|相关)(?:的)?(?:条件|要求|情形|规定)")


def without_legal_basis(item: ServiceItem, _: Survey) -> Iterator[Remark]:
    """L16: an item that nothing sets up."""
    if not item.legal_basis:
        yield Remark(
            part="legal_basis",
            message="没有写设定依据",
            fix="写明设定这个事项的法律、法规或规章条文；没有依据的事项取消",
        )


def without_contact(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L17: an item of which neither it nor its department says whom to ask or complain to."""
    department = survey.catalogue.departments.get(item.department)
    told = {
        "contact": ("咨询方式", item.contact or (department.phone if department else "")),
        "complaints": (
            "监督投诉方式",
            item.complaints or (department.complaints if department else ""),
        ),
    }
    for part, (label, words) in told.items():
        if not words:
            yield Remark(part=part, message=f"没有写{label}", fix=f"写明{label}，例如电话")


def without_place(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L18: an item handled at a window of which nobody says where and when it is open."""
    if Channel.WINDOW not in item.channels:
        return
    department = survey.catalogue.departments.get(item.department)
    told = {
        "places": ("办理地点", item.places or (department.address if department else "")),
        "hours": ("办理时间", item.hours or (department.opening_hours if department else "")),
    }
    for part, (label, words) in told.items():
        if not words:
            yield Remark(
                part=part,
                message=f"可以到窗口办理，却没有写{label}",
                fix=f"写明{label}，或不再列窗口办理",
                severity=Severity.WARNING,
            )


def step_without_requirements(item: ServiceItem, _: Survey) -> Iterator[Remark]:
    """L19: a step that is only a name: neither what it requires nor the article that says so."""
    for step in item.steps:
        told = step.requirements or step.basis or step.presence
        if step.kind not in _SELF_EXPLAINING and not told:
            yield Remark(
                part=f"steps/{step.id}",
                message=f"环节“{step.name}”只有名称，没有写要求",
                fix="写明这个环节做什么、申请人要配合什么，或引用规定它的条文",
                severity=Severity.WARNING,
            )


def fee_without_amount(item: ServiceItem, _: Survey) -> Iterator[Remark]:
    """L20: a charge that does not say how much."""
    for fee in item.fees:
        if not fee.amount and not fee.note:
            yield Remark(
                part=f"fees/{fee.id}",
                message=f"收费“{fee.name}”没有写收费标准",
                fix="写明金额或计算办法；不收费就删除这一项",
            )


def catch_all_condition(item: ServiceItem, _: Survey) -> Iterator[Remark]:
    """L21: a condition that lets the window demand anything."""
    for condition in item.conditions:
        if _CATCH_ALL.search(condition.words):
            yield Remark(
                part=f"conditions/{condition.id}",
                message=f"受理条件“{condition.words}”是兜底条款",
                fix="逐一写明条件，能判断符合还是不符合",
            )
