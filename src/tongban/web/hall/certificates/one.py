"""One certificate (一张证照): its code, what it says and proves, its versions, shares and uses."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.certificates.printing import print_certificate, verification_address
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.certificates.sharing import ShareState
from tongban.store.certificates import shares
from tongban.store.certificates.queries import KeptCertificate, versions_of
from tongban.store.certificates.shares import KeptShare, UseLine
from tongban.web.components import figures, labels, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.attachments import PDF, attachment
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import plain_date, written_moment
from tongban.web.hall import places
from tongban.web.hall.certificates.face import facts, in_force, own, state
from tongban.web.hall.visitor import outside_of

_USES = {
    "shown": gettext_lazy("出示亮证码"),
    "scanned": gettext_lazy("亮证码被扫码查看"),
    "looked_at": gettext_lazy("被授权人查看"),
    "copied": gettext_lazy("生成加注件"),
}


@citizen_required
@require_safe
def certificate(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Show one certificate with its code, what it says, who may see it and who did."""
    kept = own(request, certificate_id)
    outside = outside_of(request)
    catalogue = published().catalogue
    face = kept.certificate.face
    page = Page(
        title=face.name,
        heading=False,
        back=navigation.BackLink(href=reverse("hall:certificates"), words=gettext("我的证照")),
        body=(
            figures.CertificateFace(
                title=face.name,
                number=str(face.number),
                facts=facts(kept, catalogue),
                state=state(kept.certificate.standing_on(outside.today)),
                code=figures.QrFigure(
                    address=verification_address(kept, outside),
                    caption=gettext("扫码核验"),
                    alternative=gettext("打开核验页面"),
                ),
                level=1,
            ),
            navigation.Buttons(items=tuple(_ways(request, kept))),
            *_shares(request, kept),
            *_uses(kept),
            *_changes(kept),
            *_versions(kept),
            _proves(kept, catalogue),
        ),
    )
    return show(request, page)


@citizen_required
@require_safe
def certificate_pdf(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Hand out the readable page of a certificate."""
    kept = own(request, certificate_id)
    outside = outside_of(request)
    content = print_certificate(kept, published().catalogue, outside)
    return attachment(content, PDF, name=f"{kept.certificate.face.name}.pdf")


def _ways(request: HttpRequest, kept: KeptCertificate) -> Iterator[Component]:
    """Yield what its holder can do with it; what is not in force is not shown to others."""
    if in_force(request, kept):
        yield navigation.Button(
            words=gettext("亮证"), href=reverse("hall:show_certificate", args=[kept.id])
        )
        yield navigation.Link(
            words=gettext("授权他人查看"), href=reverse("hall:share_certificate", args=[kept.id])
        )
        yield navigation.Link(
            words=gettext("生成加注件"), href=reverse("hall:copy_certificate", args=[kept.id])
        )
    yield navigation.PrintButton(
        href=reverse("hall:certificate_pdf", args=[kept.id]), words=gettext("下载（PDF）")
    )
    yield navigation.Link(words=gettext("别人核验时看到什么"), href=places.verification(kept.token))


def _shares(request: HttpRequest, kept: KeptCertificate) -> Iterator[Section]:
    now = outside_of(request).now
    grants = [(one, one.share.state(now)) for one in shares.of_certificate(kept.id)]
    if not grants:
        return
    rows = tuple(
        lists.Row(
            cells=(
                one.receiver_name,
                one.share.purpose,
                written_moment(one.share.until),
                labels.label(standing),
                _take_back(one) if standing is ShareState.OPEN else "",
            )
        )
        for one, standing in grants
    )
    table = lists.DataTable(
        caption=gettext("授权他人查看"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words)
            for words in (
                gettext("授权给谁"),
                gettext("用途"),
                gettext("到什么时候"),
                gettext("状态"),
                gettext("操作"),
            )
        ),
        rows=rows,
    )
    yield Section(title=gettext("我授权了谁"), id="shares", body=table)


def _take_back(one: KeptShare) -> Content:
    return PostForm(
        body="",
        action=reverse("hall:take_back_share", args=[one.id]),
        buttons=navigation.Button(
            words=gettext("收回"),
            kind=navigation.ButtonKind.SECONDARY,
            about=gettext("给%(name)s的授权") % {"name": one.receiver_name},
        ),
    )


def _uses(kept: KeptCertificate) -> Iterator[Section]:
    uses = shares.uses_of(kept.id)
    if uses:
        timeline = lists.Timeline(moments=tuple(_use(one) for one in uses))
        yield Section(title=gettext("用证记录"), id="uses", body=timeline)


def _use(one: UseLine) -> lists.Moment:
    return lists.Moment(
        title=_USES.get(one.kind, one.kind),
        at=one.at,
        body=gettext("%(by)s，用途：%(purpose)s") % {"by": one.by, "purpose": one.purpose},
    )


def _changes(kept: KeptCertificate) -> Iterator[Section]:
    if kept.certificate.history:
        moments = tuple(
            lists.Moment(
                title=labels.label(change.standing),
                at=change.since,
                body=f"{change.reason}（{change.basis}）",
            )
            for change in reversed(kept.certificate.history)
        )
        yield Section(title=gettext("状态变更"), body=lists.Timeline(moments=moments))


def _versions(kept: KeptCertificate) -> Iterator[Section]:
    """Yield the chain of versions, when there is more than this one."""
    versions = versions_of(kept.certificate.face.number)
    if len(versions) == 1:
        return
    rows = tuple(
        lists.SummaryRow(
            key=gettext("第 %(version)d 版") % {"version": one.certificate.face.number.version},
            value=(
                gettext("%(day)s颁发") % {"day": plain_date(one.certificate.face.issued_on)},
                messages.Tag(words=labels.label(one.certificate.latest_standing)),
            ),
            actions=()
            if one.id == kept.id
            else (navigation.Link(words=gettext("查看"), href=places.certificate(one.id)),),
        )
        for one in versions
    )
    yield Section(title=gettext("换发记录"), body=lists.SummaryList(rows=rows))


def _proves(kept: KeptCertificate, catalogue: Catalogue) -> Section:
    evidence = catalogue.evidence.get(kept.evidence)
    proved = "、".join(
        catalogue.elements[code].label
        for code in (evidence.proves if evidence else ())
        if code in catalogue.elements
    )
    return Section(
        title=gettext("它能证明什么"),
        body=(
            lists.Paragraph(body=proved) if proved else "",
            lists.Paragraph(
                body=gettext("办事需要时由部门直接调用，不用您再交；每次调用都记在那件事的页面上。")
            ),
        ),
    )
