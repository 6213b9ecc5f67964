"""What can be done about a concern (办理表单): which verbs are open to whom, and what each asks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from django.utils.translation import gettext

from tongban.actions.feedback.routing import suggested
from tongban.actions.targets import published
from tongban.core.catalog.items import ServiceItem
from tongban.core.feedback.concerns import ConcernKind, ConcernState, ConcernStatus
from tongban.core.feedback.desk import heads_unit, in_centre, in_unit, judges
from tongban.core.feedback.information_events import InformationAnswer
from tongban.core.feedback.poor_rating_events import Misjudged, Rectification
from tongban.core.people.actors import Officer
from tongban.store.feedback.concerns import OpenedConcern
from tongban.web.components import fields, labels, messages

LONGEST_WORDS: Final = 1000
_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed into the form of a verb that was not taken, and what is wrong with it."""

    verb: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    news: messages.Notification | None = None


def verbs_open_to(officer: Officer, state: ConcernState) -> Iterator[str]:
    """Yield what this officer can do about a concern now, the usual first."""
    if in_centre(officer):
        yield from _of_centre(officer, state)
    if state.status is ConcernStatus.WITH_UNIT and in_unit(officer, state.department):
        yield from _of_unit(officer, state)
    if state.status is ConcernStatus.OPINION and in_unit(officer, state.department):
        yield "opinion_given"
    if state.status is ConcernStatus.APPEALED and judges(officer, state.department):
        yield from ("uphold", "exclude")


def _of_centre(officer: Officer, state: ConcernState) -> Iterator[str]:
    poor = state.kind is ConcernKind.POOR_RATING
    if poor and officer.department == state.department:
        return
    match state.status:
        case ConcernStatus.TO_ROUTE:
            yield from ("route", "merge")
        case ConcernStatus.WITH_UNIT if state.kind.work_order:
            yield "merge"
        case ConcernStatus.TO_CONTACT:
            yield "contact"
        case ConcernStatus.TO_CALL_BACK:
            yield "call_back"
        case ConcernStatus.CLOSED if poor and not state.published:
            yield "publish"
        case _:
            return


def _of_unit(officer: Officer, state: ConcernState) -> Iterator[str]:
    heads = heads_unit(officer, state.department)
    match state.kind:
        case ConcernKind.POOR_RATING:
            yield "rectify"
            if heads and not state.appealed:
                yield "appeal"
            return
        case ConcernKind.INFORMATION:
            yield "inform"
            if not state.clarified:
                yield "clarification"
            yield "opinion"
        case _:
            yield "answer"
            if state.return_until is not None:
                yield "return"
    if heads and not state.extended:
        yield "extend"


def titles() -> Mapping[str, tuple[str, str]]:
    """Return heading and button of each verb."""
    return {
        "route": (gettext("转办"), gettext("转给承办单位")),
        "merge": (gettext("与另一件是同一件事？"), gettext("并案")),
        "contact": (gettext("联系评价人核实"), gettext("记下核实情况")),
        "call_back": (gettext("回访"), gettext("记下回访情况")),
        "publish": (gettext("公开处置结果"), gettext("公开")),
        "answer": (gettext("答复"), gettext("提交答复")),
        "return": (gettext("不由本单位办理？"), gettext("退回")),
        "extend": (gettext("需要延期？"), gettext("批准延期")),
        "rectify": (gettext("整改"), gettext("提交整改情况")),
        "appeal": (gettext("认为是误评或者恶意评价？"), gettext("提出申诉")),
        "uphold": (gettext("申诉不成立"), gettext("维持评价")),
        "exclude": (gettext("申诉成立？"), gettext("不计入评价")),
        "inform": (gettext("答复申请"), gettext("作出答复")),
        "clarification": (gettext("申请内容不明确？"), gettext("告知补正")),
        "opinion": (gettext("要征求意见？"), gettext("发出征求意见")),
        "opinion_given": (gettext("收到的意见"), gettext("记下意见")),
    }


def fields_of(verb: str, found: OpenedConcern, typed: Typed) -> Iterator[fields.Field]:
    """Yield the fields of the form of a verb, each form with names of its own on the page."""
    values = typed.values if typed.verb == verb else {}
    errors = typed.errors if typed.verb == verb else {}
    for one in _choices(verb, found, values=values, errors=errors):
        yield replace(one, form=verb)
    if verb == "route":
        return
    yield fields.Textarea(
        form=verb,
        name="words",
        label=asked()[verb],
        value=values.get("words", ""),
        limit=LONGEST_WORDS,
        error=errors.get("words", ""),
    )


def asked() -> Mapping[str, str]:
    """Return what each verb asks to be written."""
    return {
        "merge": gettext("为什么是同一件事"),
        "contact": gettext("核实到的问题（承办单位会看到，不要写评价人是谁）"),
        "call_back": gettext("回访情况（承办单位会看到，不要写评价人是谁）"),
        "publish": gettext("处置结果（所有人会看到，不要写个人信息）"),
        "answer": gettext("办理结果和答复"),
        "return": gettext("为什么不由本单位办理"),
        "extend": gettext("为什么延期（本人会看到）"),
        "rectify": gettext("整改措施和结果"),
        "appeal": gettext("为什么不成立"),
        "uphold": gettext("复核意见"),
        "exclude": gettext("复核意见"),
        "inform": gettext("答复内容"),
        "clarification": gettext("一次写清需要补正的全部内容"),
        "opinion": gettext("征求什么意见"),
        "opinion_given": gettext("他们的意见"),
    }


def _choices(
    verb: str, found: OpenedConcern, *, values: Mapping[str, str], errors: Mapping[str, str]
) -> Iterator[fields.Field]:
    match verb:
        case "route":
            yield _departments(found, values, errors)
        case "merge":
            yield fields.TextInput(
                name="into",
                label=gettext("同一事项的工单编号"),
                value=values.get("into", ""),
                error=errors.get("into", ""),
                width="short",
            )
        case "contact":
            yield _yes_no("reached", gettext("联系上了吗？"), values, errors)
        case "call_back":
            yield _yes_no("reached", gettext("联系上了吗？"), values, errors)
            yield _yes_no("satisfied", gettext("本人满意吗？"), values, errors)
        case "rectify":
            yield _labelled(
                "remedy", gettext("整改方式"), Rectification, values=values, errors=errors
            )
        case "exclude":
            yield _labelled("misjudged", gettext("属于"), Misjudged, values=values, errors=errors)
        case "answer":
            yield from _knowledge(found, values)
        case _:
            yield from _of_information(verb, values, errors)


def _of_information(
    verb: str, values: Mapping[str, str], errors: Mapping[str, str]
) -> Iterator[fields.Field]:
    if verb == "inform":
        yield _labelled(
            "answer", gettext("答复类型"), InformationAnswer, values=values, errors=errors
        )
        yield fields.Textarea(
            name="reasons",
            label=gettext("理由（不予公开、不由本机关公开的必须写）"),
            value=values.get("reasons", ""),
            error=errors.get("reasons", ""),
            optional=True,
            rows=3,
        )
    if verb == "opinion":
        yield fields.TextInput(
            name="whom",
            label=gettext("征求谁的意见"),
            value=values.get("whom", ""),
            error=errors.get("whom", ""),
        )
        yield _yes_no("third_party", gettext("是第三方（不是其他机关）吗？"), values, errors)


def _departments(
    found: OpenedConcern, values: Mapping[str, str], errors: Mapping[str, str]
) -> fields.Field:
    departments = published().catalogue.departments
    points = [
        code for code in suggested(f"{found.line.title}。{found.words}") if code in departments
    ]
    return fields.Select(
        name="department",
        label=gettext("承办单位"),
        blank=gettext("请选择"),
        hint=_pointing(points),
        value=values.get("department", found.line.department or (points[0] if points else "")),
        error=errors.get("department", ""),
        choices=tuple(
            fields.Choice(value=code, label=one.short_name) for code, one in departments.items()
        ),
    )


def _pointing(points: list[str]) -> str:
    """Return to which units the words point; a person decides."""
    if not points:
        return ""
    departments = published().catalogue.departments
    names = "、".join(departments[code].short_name for code in points)
    return gettext("按内容和事项目录，可能是：%(names)s。请核对后再转。") % {"names": names}


def _knowledge(found: OpenedConcern, values: Mapping[str, str]) -> Iterator[fields.Field]:
    """Yield which published question an answer rests on, when the item has any."""
    item: ServiceItem | None = published().catalogue.items.get(found.line.item)
    if item is None or not item.faqs:
        return
    yield fields.Select(
        name="knowledge",
        label=gettext("依据的常见问题"),
        blank=gettext("没有"),
        optional=True,
        value=values.get("knowledge", ""),
        choices=tuple(fields.Choice(value=one.question, label=one.question) for one in item.faqs),
    )


def _yes_no(
    name: str, label: str, values: Mapping[str, str], errors: Mapping[str, str]
) -> fields.Field:
    return fields.Radios(
        name=name,
        label=label,
        inline=True,
        value=values.get(name, ""),
        error=errors.get(name, ""),
        choices=(
            fields.Choice(value=_YES, label=gettext("是")),
            fields.Choice(value=_NO, label=gettext("否")),
        ),
    )


def _labelled(
    name: str,
    label: str,
    kind: type[Rectification] | type[Misjudged] | type[InformationAnswer],
    *,
    values: Mapping[str, str],
    errors: Mapping[str, str],
) -> fields.Field:
    return fields.Radios(
        name=name,
        label=label,
        value=values.get(name, ""),
        error=errors.get(name, ""),
        choices=tuple(fields.Choice(value=one.value, label=labels.label(one)) for one in kind),
    )
