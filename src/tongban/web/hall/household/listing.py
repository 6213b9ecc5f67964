"""My checks (我的核对): those that I asked for, and those that wait for my signature."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.exchange.household import means
from tongban.core.exchange.household.signing import signs_for
from tongban.core.exchange.household.standing import CheckStage, Consent
from tongban.store.exchange.queries.households import HouseholdLine, checks_of
from tongban.web.components import households as words
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import plain_date
from tongban.web.hall import places
from tongban.web.hall.visitor import citizen_of, outside_of


@citizen_required
@require_safe
def households(request: HttpRequest) -> HttpResponseBase:
    """List the checks of a person's household, and the items for which one can begin."""
    catalogue = published().catalogue
    found = checks_of(citizen_of(request))
    page = Page(
        title=gettext("家庭经济状况核对"),
        back=navigation.BackLink(href=places.mine(), words=gettext("我的")),
        lead=lists.Paragraph(
            body=gettext(
                "申请社会救助时，经全体共同生活的家庭成员授权，由部门之间核对收入和财产，"
                "不用您到处开证明。"
            )
        ),
        body=(
            _cards(request, found, catalogue) if found else _nothing(),
            *_beginnings(found, catalogue),
        ),
    )
    return show(request, page)


def _cards(request: HttpRequest, found: tuple[HouseholdLine, ...], catalogue: Catalogue) -> Content:
    today = outside_of(request).today
    return lists.CardList(
        rows=True,
        cards=tuple(
            lists.Card(
                title=_name(one.item, catalogue),
                href=reverse("hall:household", args=[one.id]),
                summary=gettext("核对编号 %(number)s，%(day)s发起")
                % {"number": one.number, "day": plain_date(one.check.begun_on)},
                facts=(words.stage_tag(one.check.stage(today)),),
            )
            for one in found
        ),
    )


def _nothing() -> Content:
    return messages.EmptyState(
        title=gettext("还没有核对"),
        advice=gettext("您发起的核对，以及家人请您授权的核对，都会出现在这里。"),
    )


def _beginnings(found: tuple[HouseholdLine, ...], catalogue: Catalogue) -> Iterator[Section]:
    """Yield where a check begins, for items that want one and have none under way."""
    running = {one.item for one in found if not one.ended}
    items = [
        one
        for one in catalogue.items.values()
        if means.means_tested(one) and one.code not in running
    ]
    if items:
        yield Section(
            title=gettext("发起核对"),
            body=lists.CardList(
                rows=True,
                cards=tuple(
                    lists.Card(
                        title=one.name,
                        href=reverse("hall:begin_household", args=[one.code]),
                        summary=one.summary,
                    )
                    for one in items
                ),
            ),
        )


def _name(code: str, catalogue: Catalogue) -> str:
    item = catalogue.items.get(code)
    return item.name if item else code


def asked_to_sign(request: HttpRequest) -> Iterator[Component]:
    """Yield what waits for this person's signature, or for theirs in the name of a child."""
    citizen, today = citizen_of(request), outside_of(request).today
    for one in checks_of(citizen):
        me = next((member for member in one.members if member.number == citizen.person), None)
        if me is None or one.check.stage(today) is not CheckStage.SIGNING:
            continue
        unsigned = (Consent.AWAITED, Consent.RUN_OUT)
        waiting = [
            member
            for member in signs_for(one.check, me, one.members, today=today)
            if one.check.members[member.slot].on(today) in unsigned
        ]
        if waiting:
            yield messages.Notification(
                kind=messages.NotificationKind.ATTENTION,
                title=gettext("家庭经济状况核对等您授权：%(names)s")
                % {"names": "、".join(member.name for member in waiting)},
                body=navigation.Link(
                    words=gettext("去看看"), href=reverse("hall:household", args=[one.id])
                ),
            )
