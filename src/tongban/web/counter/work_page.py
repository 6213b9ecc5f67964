"""The page of one piece of work (办理页): papers beside the checklist, clocks, ways to act.

Opening it is written down, with the work as the ground.
"""

from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tongban.actions import audit
from tongban.actions.cases import review
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.cases.queries.work import open_work_of_case
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.components.words import written_date
from tongban.web.counter import lamps, places, refusals
from tongban.web.counter.desk import Desk, Dossier, found, open_desk
from tongban.web.counter.dossier.clocks import clocks
from tongban.web.counter.dossier.evidence import evidence
from tongban.web.counter.dossier.facts import facts
from tongban.web.counter.dossier.past import past
from tongban.web.counter.dossier.steps import companions, steps
from tongban.web.counter.requests import HANDLERS, READERS
from tongban.web.counter.verbs.choice import offered, open_verbs
from tongban.web.counter.verbs.verb import Verb

ROLES = {
    Role.WINDOW: "窗口受理",
    Role.EXAMINER: "审查人员",
    Role.APPROVER: "审批人员",
    Role.ITEM_ADMINISTRATOR: "事项管理员",
    Role.DATA_STEWARD: "数据管理员",
    Role.SUPERVISOR: "监督人员",
}


@officer_required(*READERS)
@require_safe
def work_page(request: HttpRequest, work: int) -> HttpResponseBase:
    """Show one piece of work of the officer's department, open or done."""
    desk = open_desk(request, work)
    case = desk.record.case
    note_opened(desk)
    page = Page(
        title=desk.record.work.name,
        caption=case.item_name,
        back=navigation.BackLink(href=reverse("counter:inbox"), words="返回待办"),
        above=(identity(desk.dossier), _standing(desk)),
        body=SideBySide(
            main=case_body(desk.dossier, desk=desk),
            beside=(_doing(desk), clocks_section(desk.dossier), vouchers(desk.dossier)),
            label="办理",
            beside_first=True,
        ),
        wide=True,
    )
    return show(request, page)


@officer_required(*HANDLERS)
@require_POST
def original_seen(request: HttpRequest, work: int, paper: UUID) -> HttpResponseBase:
    """Record that an uploaded copy agrees with its original."""
    desk = open_desk(request, work)
    with found():
        try:
            review.check_original(desk.officer, paper, desk.outside)
        except NotAllowed as refused:
            flash.warning(request, str(refusals.told(refused).title))
        else:
            flash.success(request, "已记录：复制件与原件一致。")
    return HttpResponseRedirect(f"{places.work(work)}#evidence")


def note_opened(desk: Desk) -> None:
    """Write down that the officer looked at the case, with the work as the ground."""
    audit.note(
        desk.officer,
        "case.open",
        str(desk.record.case.id),
        case_number=desk.record.case.number,
        ground=f"{desk.record.work.kind_label}：{desk.record.work.name}"[:200],
    )


def identity(dossier: Dossier) -> Component:
    """Return which case and whose it is, always in sight."""
    applicant = dossier.case.applicant
    facts_: list[tuple[str, Content]] = [
        ("办件编号", dossier.case.number),
        ("申请人", _applicant(dossier)),
        ("状态", dossier.state.status.label),
    ]
    if applicant.get("acting_for") and dossier.leads:
        facts_.insert(2, ("代表", applicant["acting_for"]))
    lamp = lamps.of_case(dossier.due, stopped=dossier.state.stopped is not None)
    if lamp is not None and dossier.due.promised_on is not None:
        facts_.append(("期限", lamp))
    return navigation.IdentityBar(facts=tuple(facts_))


def _applicant(dossier: Dossier) -> str:
    """Return the applicant; the number only where the department answers for the case."""
    applicant = dossier.case.applicant
    return f"{applicant['name']}（{applicant['number']}）" if dossier.leads else applicant["name"]


def case_body(dossier: Dossier, *, desk: Desk | None = None) -> Content:
    """Return the parts of a case from papers to history."""
    return (
        evidence(dossier, desk=desk),
        facts(dossier),
        steps(dossier),
        companions(dossier) or "",
        past(dossier),
    )


def clocks_section(dossier: Dossier) -> Component:
    """Return the clocks under their heading."""
    return Section(title="时限", id="clocks", body=clocks(dossier))


def vouchers(dossier: Dossier) -> Content:
    """Return the papers that were given to the applicant, to open and to print."""
    if not dossier.case.vouchers:
        return ""
    links = tuple(
        (
            navigation.Link(
                words=f"{one.label}（PDF）", href=places.voucher(one.id), about=one.number
            ),
            lists.Paragraph(body=f"{one.number}，{written_date(one.dated_on)}"),
        )
        for one in dossier.case.vouchers
    )
    return Section(title="文书", id="vouchers", body=lists.PlainList(items=links))


def _standing(desk: Desk) -> Content:
    """Return what an officer must know before anything else, if there is something."""
    withdrawn = desk.state.withdrawn
    if withdrawn is not None:
        reason = f"理由：{withdrawn.reason}。" if withdrawn.reason else ""
        return messages.Notification(
            title="申请人已经撤回申请",
            body=f"撤回日期：{written_date(withdrawn.withdrawn_on)}。{reason}不再办理。",
            kind=messages.NotificationKind.ATTENTION,
        )
    if desk.record.done:
        return _finished(desk)
    if desk.held_by_other:
        return messages.Notification(
            title="同事正在办理",
            body="这项工作已由同事领取，您可以查看；办理请先和同事联系。",
            kind=messages.NotificationKind.ATTENTION,
        )
    return ""


def _finished(desk: Desk) -> Component:
    following = open_work_of_case(desk.officer, desk.record.case.id)
    body: Content = "这项工作已经办完。"
    if following:
        link = navigation.Link(words="办理本办件的下一项工作", href=places.work(following[0]))
        body = ("这项工作已经办完。", link)
    return messages.Notification(title="已办完", body=body)


def _doing(desk: Desk) -> Content:
    """Return what this officer can do, or why nothing."""
    if desk.record.done:
        return ""
    verbs = offered(desk)
    parts: list[Content] = [_due(desk)]
    parts += [_way(desk, verb, first=verb is verbs[0]) for verb in verbs]
    if not verbs:
        parts.append(_not_yours(desk))
    parts.append(_holding(desk))
    return Section(title="办理", id="verbs", body=tuple(parts))


def _due(desk: Desk) -> Content:
    work = desk.record.work
    lamp = lamps.of_work(work, today=desk.dossier.today, calendar=desk.outside.calendar)
    return lists.Paragraph(body=(f"本项工作应在{written_date(work.due_on)}前办完。", lamp))


def _way(desk: Desk, verb: Verb, *, first: bool) -> Component:
    """Return the way to one verb: at once where nothing is asked, else to its form.

    A page has one main button: of several main verbs only the first keeps the look.
    """
    main = verb.kind is navigation.ButtonKind.PRIMARY
    kind = verb.kind if first or not main else navigation.ButtonKind.SECONDARY
    if verb.immediate:
        return PostForm(
            body="",
            action=places.verb(desk.record.work.id, verb.slug),
            hidden=(("revision", str(desk.record.case.revision)),),
            buttons=navigation.Button(words=verb.button, kind=kind),
        )
    href = places.verb(desk.record.work.id, verb.slug)
    return navigation.Buttons(items=(navigation.Button(words=verb.title, kind=kind, href=href),))


def _not_yours(desk: Desk) -> Content:
    """Say whose turn it is when there is nothing for this officer."""
    if desk.held_by_other:
        return lists.Paragraph(body="由领取的同事办理。")
    wanted = {role for verb in open_verbs(desk) for role in verb.roles}
    names = "、".join(ROLES[role] for role in Role if role in wanted)
    words = f"这一步由{names}办理。" if names else "现在不需要您办理，等待其他环节。"
    return lists.Paragraph(body=words)


def _holding(desk: Desk) -> Content:
    """Return the way to take the work, or to give it back."""
    work = desk.record.work
    if desk.held_by_other:
        return ""
    name, words = ("release", "放回待办") if work.mine else ("claim", "领取，由我办理")
    return PostForm(
        body="",
        action=reverse(f"counter:{name}", args=[work.id]),
        buttons=navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY),
    )
