"""The members (成员授权): who has signed, how, until when; and the way to sign or to take back."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.exchange.household.members import Member
from tongban.core.exchange.household.standing import Consent
from tongban.web.components import households as words
from tongban.web.components import lists, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.components.words import plain_date
from tongban.web.hall.household.reading import ENDED, Reading


def members(reading: Reading) -> Iterator[Component]:
    """Yield who has signed, and how each may go on."""
    if reading.kept.members:
        yield Section(
            title=gettext("成员授权"),
            id="members",
            body=lists.SummaryList(
                rows=tuple(_member_row(reading, one) for one in reading.kept.members)
            ),
        )


def _member_row(reading: Reading, member: Member) -> lists.SummaryRow:
    standing = reading.kept.check.members[member.slot]
    consent = standing.on(reading.today)
    how = ""
    if consent is Consent.GIVEN and standing.way and standing.until:
        how = gettext("%(way)s，有效期至%(day)s") % {
            "way": words.WAYS[standing.way],
            "day": plain_date(standing.until),
        }
    return lists.SummaryRow(
        key=gettext("%(name)s（%(relation)s）")
        % {"name": member.name, "relation": member.relation},
        value=(words.consent_tag(consent), lists.Paragraph(body=how) if how else ""),
        actions=tuple(_member_ways(reading, member, consent)),
    )


def _member_ways(reading: Reading, member: Member, consent: Consent) -> Iterator[navigation.Link]:
    if member not in reading.own or reading.stage in ENDED:
        return
    where = [reading.kept.id, member.slot]
    if consent is Consent.GIVEN:
        yield navigation.Link(
            words=gettext("撤回授权"),
            href=reverse("hall:unsign_household", args=where),
            about=member.name,
        )
    else:
        yield navigation.Link(
            words=gettext("去授权"),
            href=reverse("hall:sign_household", args=where),
            about=member.name,
        )
