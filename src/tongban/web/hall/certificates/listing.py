"""The list (证照列表): every certificate that I hold, and what others let me see."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.certificates.sharing import ShareState
from tongban.store.certificates import shares
from tongban.store.certificates.queries import certificates_of
from tongban.store.certificates.shares import KeptShare
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_moment
from tongban.web.hall import places
from tongban.web.hall.certificates.face import state, validity
from tongban.web.hall.visitor import citizen_of, outside_of


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
            facts=(state(kept.certificate.standing_on(today)), validity(kept)),
        )
        for kept in certificates_of(citizen_of(request).subject)
    )
    nothing = messages.EmptyState(
        title=gettext("还没有电子证照"),
        advice=gettext("办成的证照会自动放在这里；以后办事调用它，就不用再交复印件。"),
    )
    received = navigation.Link(
        words=gettext("别人授权我查看的证照"), href=reverse("hall:received_certificates")
    )
    page = Page(
        title=gettext("我的证照"),
        back=navigation.BackLink(href=places.mine(), words=gettext("我的")),
        body=(
            lists.CardList(rows=True, cards=cards) if cards else nothing,
            navigation.Buttons(items=(received,)),
        ),
    )
    return show(request, page)


@citizen_required
@require_safe
def received(request: HttpRequest) -> HttpResponseBase:
    """List what others let the person, or whom they act for, see."""
    now = outside_of(request).now
    cards = tuple(_card(one, one.share.state(now)) for one in shares.given_to(_subject(request)))
    nothing = messages.EmptyState(
        title=gettext("还没有人授权您查看证照"),
        advice=gettext("对方在“我的证照”里选择授权给您以后，会出现在这里。"),
    )
    page = Page(
        title=gettext("别人授权我查看的证照"),
        back=navigation.BackLink(href=reverse("hall:certificates"), words=gettext("我的证照")),
        body=lists.CardList(rows=True, cards=cards) if cards else nothing,
    )
    return show(request, page)


def _card(one: KeptShare, standing: ShareState) -> lists.Card:
    face = one.certificate.certificate.face
    tone = messages.Tone.GOOD if standing is ShareState.OPEN else messages.Tone.PLAIN
    until = gettext("可以查看到%(moment)s") % {"moment": written_moment(one.share.until)}
    return lists.Card(
        title=face.name,
        href=reverse("hall:received_certificate", args=[one.token]),
        summary=gettext("用途：%(purpose)s") % {"purpose": one.share.purpose},
        facts=(messages.Tag(words=labels.label(standing), tone=tone), until),
    )


def _subject(request: HttpRequest) -> str:
    return citizen_of(request).subject
