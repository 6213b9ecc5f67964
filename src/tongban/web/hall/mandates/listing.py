"""All mandates (我的授权): what I gave, what was given to me, the latest first."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.actors import Citizen
from tongban.core.people.mandates import Mandate, MandateState
from tongban.store.people.mandate_queries import mandates_by, mandates_to
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_date
from tongban.web.hall import places
from tongban.web.hall.mandates.wording import STATES, scope_words
from tongban.web.hall.visitor import citizen_of

TONES = {
    MandateState.OFFERED: messages.Tone.ATTENTION,
    MandateState.ACCEPTED: messages.Tone.GOOD,
    MandateState.PRESENTED: messages.Tone.ATTENTION,
    MandateState.DISOWNED: messages.Tone.ATTENTION,
}


@agent_admitted
@require_safe
def mandates(request: HttpRequest) -> HttpResponseBase:
    """Show what the person gave and was given."""
    citizen, catalogue = citizen_of(request), published().catalogue
    given = mandates_by(citizen) if citizen.whole else ()
    page = Page(
        title=gettext("授权他人办事"),
        lead=gettext("您可以让信得过的人替您在网上办事：写明办哪些事、到哪一天，随时可以取消。"),
        back=navigation.BackLink(href=places.mine()),
        body=(
            navigation.Buttons(
                items=(
                    navigation.Button(
                        words=gettext("授权给别人"), href=reverse("hall:offer_mandate")
                    ),
                )
            ),
            Section(title=gettext("别人委托我的"), id="to-me", body=_to_me(citizen, catalogue)),
            Section(title=gettext("我授权给别人的"), id="by-me", body=_by_me(given, catalogue)),
        ),
    )
    return show(request, page)


def _by_me(given: tuple[Mandate, ...], catalogue: Catalogue) -> Content:
    if not given:
        return messages.EmptyState(
            title=gettext("还没有授权给别人"),
            advice=gettext("不方便自己办的时候，可以授权给家人或者信得过的人。"),
        )
    return lists.CardList(
        rows=True, cards=tuple(_card(one, one.agent_name, catalogue) for one in given)
    )


def _to_me(citizen: Citizen, catalogue: Catalogue) -> Content:
    received = mandates_to(citizen)
    if not received:
        return messages.EmptyState(
            title=gettext("还没有人委托您"),
            advice=gettext("对方在网上授权以后，您在这里接受，然后才能替对方办事。"),
        )
    return lists.CardList(
        rows=True, cards=tuple(_card(one, one.principal_name, catalogue) for one in received)
    )


def _card(mandate: Mandate, name: str, catalogue: Catalogue) -> lists.Card:
    return lists.Card(
        title=name,
        href=reverse("hall:mandate", args=[mandate.code]),
        summary=gettext("%(first)s至%(last)s")
        % {"first": written_date(mandate.valid_from), "last": written_date(mandate.valid_until)},
        facts=tuple(_facts(mandate, catalogue)),
    )


def _facts(mandate: Mandate, catalogue: Catalogue) -> Iterator[Component | str]:
    yield messages.Tag(
        words=STATES[mandate.state], tone=TONES.get(mandate.state, messages.Tone.PLAIN)
    )
    yield "、".join(str(one) for one in scope_words(mandate, catalogue))
