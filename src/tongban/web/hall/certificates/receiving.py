"""What a receiver sees (查看他人证照): only what was chosen, only while it may be seen."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.certificates.sharing import open_code, open_grant
from tongban.actions.certificates.showing import shown_fields
from tongban.actions.certificates.verifying import verify_token
from tongban.actions.targets import published
from tongban.core.certificates.verification import Verification
from tongban.store.certificates.shares import KeptShare
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import citizen_required, public
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_moment
from tongban.web.hall.certificates.face import validity
from tongban.web.hall.verifying.answer import words
from tongban.web.hall.verifying.limits import too_many
from tongban.web.hall.verifying.slower import slower
from tongban.web.hall.visitor import citizen_of, outside_of, theirs


@public
@require_safe
def scanned(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what a code shows to whoever scanned it, for as long as it is shown."""
    outside = outside_of(request)
    if too_many(request, now=outside.now):
        return slower(request)
    found = open_code(token, outside)
    if found is None:
        return show(request, _ended())
    return show(request, _page(found, verify_token(found.certificate.token, outside)))


@citizen_required
@require_safe
def received_one(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what the person was let see; the same 404 for what ended and what is not theirs."""
    outside = outside_of(request)
    found = theirs(
        open_grant(citizen_of(request), token, outside), request, "certificate.look", "grant"
    )
    back = navigation.BackLink(
        href=reverse("hall:received_certificates"), words=gettext("别人授权我查看的证照")
    )
    return show(request, _page(found, verify_token(found.certificate.token, outside), back=back))


def _page(found: KeptShare, verification: Verification, *, back: Content = "") -> Page:
    heading, _ = words(verification.code)
    kinds = messages.NotificationKind
    kind = kinds.GOOD if verification.code.usable else kinds.ATTENTION
    face = found.certificate.certificate.face
    rows = (
        (gettext("持证人"), "、".join(holder.name for holder in face.holders)),
        *shown_fields(found.certificate, found.share, published().catalogue).items(),
        (gettext("颁发机构"), face.issuer_name),
        (gettext("有效期"), validity(found.certificate)),
        (gettext("用途"), found.share.purpose),
        (gettext("可以查看到"), written_moment(found.share.until)),
    )
    return Page(
        title=face.name,
        back=back,
        body=(
            messages.Notification(kind=kind, title=heading),
            lists.SummaryList(
                rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
            ),
            messages.Inset(
                body=gettext(
                    "只能用于上面写的用途，不要转发或另作他用。这次查看已记录，持证人看得到。"
                )
            ),
            messages.WarningText(words=gettext("示范印章签发，不具法律效力。")),
        ),
    )


def _ended() -> Page:
    return Page(
        title=gettext("这个码已经失效"),
        body=lists.Paragraph(body=gettext("亮证码五分钟后失效。请对方重新出示。")),
    )
