"""My certificates (我的证照): what I hold, how it stands, the code by which others verify it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.certificates.printing import print_certificate, verification_address
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.certificates.standings import Standing
from tongban.store.certificates.queries import KeptCertificate, certificate_of, certificates_of
from tongban.web.components import figures, labels, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_date
from tongban.web.hall import places
from tongban.web.hall.mine.downloads import PDF, attachment
from tongban.web.hall.visitor import citizen_of, outside_of, theirs


@citizen_required
@require_safe
def certificates(request: HttpRequest) -> HttpResponseBase:
    """List every certificate of the person, or of whom they act for."""
    today = outside_of(request).today
    cards = tuple(
        lists.Card(
            title=kept.certificate.face.name,
            href=places.certificate(kept.id),
            summary=kept.certificate.face.issuer_name,
            facts=(_state(kept.certificate.standing_on(today)), _validity(kept)),
        )
        for kept in certificates_of(citizen_of(request).subject)
    )
    nothing = messages.EmptyState(
        title=gettext("还没有电子证照"),
        advice=gettext("办成的证照会自动放在这里；以后办事调用它，就不用再交复印件。"),
    )
    page = Page(
        title=gettext("我的证照"),
        back=navigation.BackLink(href=places.mine(), words=gettext("我的")),
        body=lists.CardList(rows=True, cards=cards) if cards else nothing,
    )
    return show(request, page)


@citizen_required
@require_safe
def certificate(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Show one certificate with its code, what it says and what it proves."""
    kept = _theirs(request, certificate_id)
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
                facts=_facts(kept, catalogue),
                state=_state(kept.certificate.standing_on(outside.today)),
                code=figures.QrFigure(
                    address=verification_address(kept, outside),
                    caption=gettext("扫码核验"),
                    alternative=gettext("打开核验页面"),
                ),
                level=1,
            ),
            navigation.Buttons(
                items=(
                    navigation.PrintButton(
                        href=reverse("hall:certificate_pdf", args=[kept.id]),
                        words=gettext("下载（PDF）"),
                    ),
                    navigation.Link(
                        words=gettext("别人核验时看到什么"), href=places.verification(kept.token)
                    ),
                )
            ),
            *_changes(kept),
            _proves(kept, catalogue),
        ),
    )
    return show(request, page)


@citizen_required
@require_safe
def certificate_pdf(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Hand out the readable page of a certificate."""
    kept = _theirs(request, certificate_id)
    outside = outside_of(request)
    content = print_certificate(kept, published().catalogue, outside)
    return attachment(content, PDF, name=f"{kept.certificate.face.name}.pdf")


def _theirs(request: HttpRequest, certificate_id: UUID) -> KeptCertificate:
    found = certificate_of(citizen_of(request).subject, certificate_id)
    return theirs(found, request, "certificate.open", certificate_id)


def _state(standing: Standing) -> messages.Tag:
    valid = standing is Standing.VALID
    tone = messages.Tone.GOOD if valid else messages.Tone.BAD
    return messages.Tag(words=labels.label(standing), tone=tone)


def _validity(kept: KeptCertificate) -> str:
    until = kept.certificate.face.valid_until
    if until is None:
        return gettext("长期有效")
    return gettext("有效期至%(day)s") % {"day": written_date(until)}


def _facts(kept: KeptCertificate, catalogue: Catalogue) -> tuple[tuple[str, Content], ...]:
    face = kept.certificate.face
    return (
        (gettext("持证人"), "、".join(holder.name for holder in face.holders)),
        *(
            (catalogue.elements[code].label, labels.value(catalogue.elements[code], value))
            for code, value in face.fields.items()
            if code in catalogue.elements
        ),
        (gettext("颁发机构"), face.issuer_name),
        (gettext("颁发日期"), written_date(face.issued_on)),
        (gettext("有效期"), _validity(kept)),
    )


def _changes(kept: KeptCertificate) -> tuple[Section, ...]:
    if not kept.certificate.history:
        return ()
    moments = tuple(
        lists.Moment(
            title=labels.label(change.standing),
            at=change.since,
            body=f"{change.reason}（{change.basis}）",
        )
        for change in reversed(kept.certificate.history)
    )
    return (Section(title=gettext("状态变更"), body=lists.Timeline(moments=moments)),)


def _proves(kept: KeptCertificate, catalogue: Catalogue) -> Section:
    evidence = catalogue.evidence.get(kept.evidence)
    labels = "、".join(
        catalogue.elements[code].label
        for code in (evidence.proves if evidence else ())
        if code in catalogue.elements
    )
    return Section(
        title=gettext("它能证明什么"),
        body=(
            lists.Paragraph(body=labels) if labels else "",
            lists.Paragraph(
                body=gettext("办事需要时由部门直接调用，不用您再交；每次调用都记在那件事的页面上。")
            ),
        ),
    )
