"""One certificate (一张证照) of the department: its face, its history, and what can be done."""

from collections.abc import Iterator
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.audit import indexes_of, note
from tongban.actions.certificates.checking import original_agrees
from tongban.actions.targets import published
from tongban.core.catalog.evidence import Trust
from tongban.core.certificates.standings import FOLLOWING, Standing
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.store.certificates.issued import Waiting, issued, waiting_on
from tongban.store.certificates.queries import KeptCertificate
from tongban.store.people.queries import names_of_staff
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import plain_date, written_moment
from tongban.web.counter.certificates.words import POSTS, approves, standing_tag, until
from tongban.web.counter.requests import officer_of, outside_of

ASKED_FOR = frozenset(Standing) - {Standing.REPLACED, Standing.EXPIRED}
"""What an officer may ask for; a renewal replaces, and the day lets expire."""


def of_department(request: HttpRequest, certificate_id: UUID) -> KeptCertificate:
    """Return a certificate of the officer's department.

    Raises:
        NotFound: the same for what never was and for what others issued.
    """
    found = issued(officer_of(request), certificate_id)
    if found is None:
        note(officer_of(request), "certificate.open", str(certificate_id), outcome="not_found")
        raise NotFound(f"no certificate {certificate_id}")
    return found


def possible(kept: KeptCertificate) -> list[Standing]:
    """Return the standings that may follow, in the order of the national codes."""
    following = FOLLOWING[kept.certificate.latest_standing] & ASKED_FOR
    return sorted(following, key=lambda one: one.national_code)


@officer_required(*POSTS)
@require_safe
def certificate(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Show a certificate; the look is written down."""
    kept = of_department(request, certificate_id)
    face = kept.certificate.face
    holders = (indexes_of({"number": one.identifier}) for one in face.holders)
    concerned = [index for found in holders for index in found]
    note(officer_of(request), "certificate.read", str(certificate_id), concerned=concerned)
    page = Page(
        title=face.name,
        caption=str(face.number),
        back=navigation.BackLink(href=reverse("counter:certificates"), words=gettext("部门证照")),
        body=(
            *_waiting(request, kept),
            _facts(request, kept),
            navigation.Buttons(items=tuple(_ways(request, kept))),
            *_original(request, kept),
            *_history(kept),
        ),
    )
    return show(request, page)


@officer_required(*POSTS)
@require_POST
def original(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Record that the certificate agrees with its original."""
    try:
        original_agrees(officer_of(request), certificate_id, outside_of(request))
    except NotAllowed as refused:
        raise PermissionDenied from refused
    return HttpResponseRedirect(reverse("counter:certificate", args=[certificate_id]))


def _facts(request: HttpRequest, kept: KeptCertificate) -> Component:
    face, elements = kept.certificate.face, published().catalogue.elements
    rows: tuple[tuple[str, Content], ...] = (
        (gettext("状态"), standing_tag(kept.certificate.standing_on(outside_of(request).today))),
        (gettext("持证人"), "、".join(holder.name for holder in face.holders)),
        *(
            (elements[code].label, labels.value(elements[code], value))
            for code, value in face.fields.items()
            if code in elements
        ),
        (gettext("颁发日期"), plain_date(face.issued_on)),
        (gettext("有效期止"), until(face.valid_until)),
        (gettext("可信等级"), kept.trust.grade),
        (gettext("签名密钥"), kept.certificate.seal.key_id),
    )
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _ways(request: HttpRequest, kept: KeptCertificate) -> Iterator[Component]:
    officer = officer_of(request)
    if not officer.roles.isdisjoint({Role.EXAMINER, Role.APPROVER}) and possible(kept):
        yield navigation.Button(
            words=gettext("提出状态变更"),
            href=reverse("counter:change_certificate", args=[kept.id]),
            kind=navigation.ButtonKind.SECONDARY,
        )
    if approves(officer) and kept.certificate.latest_standing is Standing.VALID:
        yield navigation.Link(
            words=gettext("换发新版"), href=reverse("counter:renew_certificate", args=[kept.id])
        )
    yield _hand_over(kept)


def _hand_over(kept: KeptCertificate) -> Component:
    return navigation.Link(
        words=gettext("导出给外地核验（JSON）"),
        href=reverse("counter:certificate_json", args=[kept.id]),
    )


def _waiting(request: HttpRequest, kept: KeptCertificate) -> Iterator[Component]:
    """Yield the change that waits, with its answers for whoever may give one."""
    asked = waiting_on(kept.id)
    if asked is None:
        return
    officer = officer_of(request)
    own = asked.proposed_by == officer.staff_number
    buttons: list[Component] = []
    if approves(officer) and not own:
        buttons.append(navigation.Button(words=gettext("同意"), name="answer", value="agree"))
    if approves(officer):
        words = gettext("撤回申请") if own else gettext("不同意")
        kind = navigation.ButtonKind.SECONDARY
        buttons.append(navigation.Button(words=words, kind=kind, name="answer", value="refuse"))
    yield Section(
        title=gettext("等第二个人复核"),
        body=(
            _asked(asked),
            PostForm(
                body="",
                action=reverse("counter:answer_change", args=[asked.id]),
                hidden=(("certificate", str(kept.id)),),
                buttons=navigation.Buttons(items=tuple(buttons)),
            )
            if buttons
            else messages.Inset(body=gettext("由本部门另一位有审批岗位的工作人员复核。")),
        ),
    )


def _asked(asked: Waiting) -> Component:
    rows = (
        (gettext("改为"), labels.label(asked.standing)),
        (gettext("理由"), asked.reason),
        (gettext("依据"), asked.basis),
        (gettext("提出人"), _hands(asked.proposed_by)),
        (gettext("提出时间"), written_moment(asked.proposed_at)),
    )
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _hands(by: str) -> str:
    """Return the names of who did something, each kept by staff number."""
    hands = by.split("、")
    names = names_of_staff(hands)
    return "、".join(names.get(one, one) for one in hands)


def _original(request: HttpRequest, kept: KeptCertificate) -> Iterator[Component]:
    if kept.trust is Trust.UPLOADED and Role.WINDOW in officer_of(request).roles:
        yield Section(
            title=gettext("核对原件"),
            body=PostForm(
                body=messages.Inset(
                    body=gettext("C 级证照要看过原件才能用。核对一致后升为 B 级，以后可以直接用。")
                ),
                action=reverse("counter:certificate_original", args=[kept.id]),
                buttons=navigation.Button(words=gettext("与原件一致")),
            ),
        )


def _history(kept: KeptCertificate) -> Iterator[Component]:
    if kept.certificate.history:
        moments = tuple(
            lists.Moment(
                title=labels.label(change.standing),
                at=change.since,
                body=f"{change.reason}（{change.basis}）　{_hands(change.by)}",
            )
            for change in reversed(kept.certificate.history)
        )
        yield Section(title=gettext("状态变更"), body=lists.Timeline(moments=moments))
