"""The page of one piece of work (办理页): papers beside the checklist, clocks, ways to act.

Opening it is written down, with the work as the ground.
"""

from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tongban.actions import audit
from tongban.actions.cases import review
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotAllowed
from tongban.web.components import labels, lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.components.words import written_date
from tongban.web.counter import lamps, masks, places, refusals
from tongban.web.counter.desk import Desk, Dossier, found, open_desk
from tongban.web.counter.dossier.clocks import clocks
from tongban.web.counter.dossier.corrections import corrections
from tongban.web.counter.dossier.evidence import evidence
from tongban.web.counter.dossier.facts import facts
from tongban.web.counter.dossier.past import past
from tongban.web.counter.dossier.standing import standing
from tongban.web.counter.dossier.steps import companions, steps
from tongban.web.counter.dossier.verified import verified
from tongban.web.counter.fees.standing import fee_standing
from tongban.web.counter.household.opinion import beside_case
from tongban.web.counter.joint.waiting import joint_beside
from tongban.web.counter.proposing import waiting
from tongban.web.counter.requests import HANDLERS, READERS
from tongban.web.counter.verbs.choice import offered, open_verbs
from tongban.web.counter.verbs.debts import debts_standing
from tongban.web.counter.verbs.delivering import at_hand, wanted, wish_told
from tongban.web.counter.verbs.verb import Verb

ROLES = {
    Role.WINDOW: gettext_lazy("窗口受理"),
    Role.EXAMINER: gettext_lazy("审查人员"),
    Role.APPROVER: gettext_lazy("审批人员"),
    Role.ITEM_ADMINISTRATOR: gettext_lazy("事项管理员"),
    Role.ITEM_REVIEWER: gettext_lazy("业务审核人员"),
    Role.LEGAL_REVIEWER: gettext_lazy("法制审核人员"),
    Role.REFORMER: gettext_lazy("改革专班人员"),
    Role.ASSESSOR: gettext_lazy("第三方评估员"),
    Role.HOTLINE: gettext_lazy("热线与回访人员"),
    Role.DATA_STEWARD: gettext_lazy("数据管理员"),
    Role.SUPERVISOR: gettext_lazy("监督人员"),
}


@officer_required(*READERS)
@require_safe
def work_page(request: HttpRequest, work: int) -> HttpResponseBase:
    """Show one piece of work of the officer's department, open or done."""
    desk = open_desk(request, work)
    case = desk.record.case
    note_opened(desk)
    page = Page(
        title=labels.word(desk.record.work.name),
        caption=case.item_name,
        back=navigation.BackLink(href=reverse("counter:inbox"), words=gettext("返回待办")),
        above=(
            identity(desk.dossier),
            standing(desk),
            waiting(desk),
            debts_standing(desk.dossier),
            fee_standing(desk.dossier),
            *joint_beside(desk.officer, desk.record.case.filing),
        ),
        body=SideBySide(
            main=case_body(desk.dossier, desk=desk),
            beside=(_doing(desk), clocks_section(desk.dossier), vouchers(desk.dossier)),
            label=gettext("办理"),
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
            flash.success(request, gettext("已记录：复制件与原件一致。"))
    return HttpResponseRedirect(f"{places.work(work)}#evidence")


def note_opened(desk: Desk) -> None:
    """Write down that the officer looked at the case, with the work as the ground."""
    case = desk.record.case
    audit.note(
        desk.officer,
        "case.open",
        str(case.id),
        case_number=case.number,
        concerned=audit.indexes_of(case.applicant),
        details={"item": case.item},
        ground=f"{desk.record.work.kind_label}：{desk.record.work.name}"[:200],
    )


def identity(dossier: Dossier) -> Component:
    """Return which case and whose it is, always in sight."""
    applicant = dossier.case.applicant
    facts_: list[tuple[str, Content]] = [
        (gettext("办件编号"), dossier.case.number),
        (gettext("申请人"), masks.applicant_words(dossier.viewer, applicant)),
        (gettext("状态"), labels.label(dossier.state.status)),
    ]
    if organisation := masks.organisation_words(dossier.viewer, applicant):
        facts_.insert(2, (gettext("代表"), organisation))
    if agent := masks.agent_words(applicant):
        facts_.insert(2, (gettext("代理人"), agent))
    lamp = lamps.of_case(dossier.due, stopped=dossier.state.stopped is not None)
    if lamp is not None and dossier.due.promised_on is not None:
        facts_.append((gettext("期限"), lamp))
    return navigation.IdentityBar(facts=tuple(facts_))


def case_body(dossier: Dossier, *, desk: Desk | None = None) -> Content:
    """Return the parts of a case from papers to history."""
    return (
        evidence(dossier, desk=desk),
        facts(dossier),
        corrections(dossier) or "",
        verified(dossier) or "",
        tuple(beside_case(dossier)),
        steps(dossier),
        companions(dossier) or "",
        past(dossier),
    )


def clocks_section(dossier: Dossier) -> Component:
    """Return the clocks under their heading."""
    return Section(title=gettext("时限"), id="clocks", body=clocks(dossier))


def vouchers(dossier: Dossier) -> Content:
    """Return the papers that were given to the applicant, to open and to print."""
    if not dossier.case.vouchers:
        return ""
    links = tuple(
        (
            navigation.Link(
                words=gettext("%(label)s（PDF）") % {"label": labels.label(one)},
                href=places.voucher(one.id),
                about=one.number,
            ),
            lists.Paragraph(
                body=gettext("%(number)s，%(day)s")
                % {"number": one.number, "day": written_date(one.dated_on)}
            ),
        )
        for one in dossier.case.vouchers
    )
    return Section(title=gettext("文书"), id="vouchers", body=lists.PlainList(items=links))


def _doing(desk: Desk) -> Content:
    """Return what this officer can do, or why nothing."""
    if desk.record.done:
        return ""
    verbs = offered(desk)
    parts: list[Content] = [_due(desk), wish_told(desk) if at_hand(desk) else ""]
    parts += [_way(desk, verb, first=verb is verbs[0]) for verb in verbs]
    if not verbs:
        parts.append(_not_yours(desk))
    parts.append(_holding(desk))
    parts.append(
        navigation.Link(
            words=gettext("申请回避"),
            href=reverse("counter:case_interests", args=[desk.record.case.id]),
        )
    )
    return Section(title=gettext("办理"), id="verbs", body=tuple(parts))


def _due(desk: Desk) -> Content:
    work = desk.record.work
    lamp = lamps.of_work(work, today=desk.dossier.today, calendar=desk.outside.calendar)
    return lists.Paragraph(
        body=(
            gettext("本项工作应在%(day)s前办完。") % {"day": written_date(work.due_on)},
            lamp,
        )
    )


def _way(desk: Desk, verb: Verb, *, first: bool) -> Component:
    """Return the way to one verb: at once where nothing is asked, else to its form.

    A page has one main button: of several main verbs only the first keeps the look, and the way
    in which the person wants the result has it before any other.
    """
    main = verb.kind is navigation.ButtonKind.PRIMARY or verb.slug == wanted(desk)
    first_look = navigation.ButtonKind.PRIMARY if main else verb.kind
    kind = first_look if first or not main else navigation.ButtonKind.SECONDARY
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
        return lists.Paragraph(body=gettext("由领取的同事办理。"))
    wanted = {role for verb in open_verbs(desk) for role in verb.roles}
    names = "、".join(str(ROLES[role]) for role in Role if role in wanted)
    words = (
        gettext("这一步由%(names)s办理。") % {"names": names}
        if names
        else gettext("现在不需要您办理，等待其他环节。")
    )
    return lists.Paragraph(body=words)


def _holding(desk: Desk) -> Content:
    """Return the way to take the work, or to give it back."""
    work = desk.record.work
    if desk.held_by_other:
        return ""
    name, words = (
        ("release", gettext("放回待办")) if work.mine else ("claim", gettext("领取，由我办理"))
    )
    return PostForm(
        body="",
        action=reverse(f"counter:{name}", args=[work.id]),
        buttons=navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY),
    )
