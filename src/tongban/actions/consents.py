"""Receipts of consent (授权回执): everything that a person agreed to, gathered from where it lives.

Each is taken back where it was given, with effect on the next look or call: a share is read again
at every look, an authorisation of a household and a mandate at every call.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.exchange.household.events import AuthorisationTakenBack, MemberAuthorised
from tongban.core.people.actors import Citizen
from tongban.core.people.consents import Receipt, ReceiptKind
from tongban.core.people.mandates import MandateState
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME
from tongban.store.certificates.models import Share
from tongban.store.exchange.queries.households import KeptHousehold, check_of, checks_of
from tongban.store.people.mandates import MandateRow
from tongban.store.sealing import blind_index

_MOST = 100


def receipts_of(citizen: Citizen) -> tuple[Receipt, ...]:
    """Return what a person, or the organisation they act for, agreed to, the latest first.

    Whoever acts for another in single matters sees nothing of what the other agreed to.
    """
    if not citizen.whole:
        return ()
    catalogue = published().catalogue
    found = (
        *_of_certificates(citizen, catalogue),
        *_of_households(citizen, catalogue),
        *_of_mandates(citizen, catalogue),
    )
    return tuple(sorted(found, key=lambda one: one.given_at, reverse=True))


def _of_certificates(citizen: Citizen, catalogue: Catalogue) -> Iterator[Receipt]:
    rows = Share.objects.select_related("certificate").filter(
        kind=Share.Kind.GRANT, certificate__holder_index=blind_index(citizen.subject)
    )
    for row in rows.order_by("-made_at")[:_MOST]:
        labels = tuple(
            catalogue.elements[code].label if code in catalogue.elements else code
            for code in row.fields
        )
        yield Receipt(
            kind=ReceiptKind.CERTIFICATE,
            key=str(row.pk),
            to=str(row.receiver.get("name", "")),
            what=(row.certificate.name, *labels),
            purpose=row.purpose,
            given_at=row.made_at,
            until=row.until,
            ended_at=row.taken_back_at,
        )


def _of_households(citizen: Citizen, catalogue: Catalogue) -> Iterator[Receipt]:
    for line in checks_of(citizen):
        kept = check_of(citizen, line.id)
        if kept is not None:
            own = {one.slot for one in kept.members if one.number == citizen.subject}
            yield from _of_household(kept, own, catalogue)


def _of_household(kept: KeptHousehold, own: set[int], catalogue: Catalogue) -> Iterator[Receipt]:
    """Yield what a member signed in one check; signing again makes another receipt."""
    department = catalogue.departments.get(kept.department)
    item = catalogue.items.get(kept.item)
    sources = [
        catalogue.datasets[code].name for code in _sources(kept) if code in catalogue.datasets
    ]
    for event in kept.history:
        if not isinstance(event, MemberAuthorised) or event.member not in own:
            continue
        ends = [
            one.at
            for one in kept.history
            if isinstance(one, AuthorisationTakenBack)
            and one.member == event.member
            and one.at >= event.at
        ]
        yield Receipt(
            kind=ReceiptKind.HOUSEHOLD,
            key=f"{kept.id}/{event.member}",
            to=department.name if department else kept.department,
            what=tuple(sources),
            purpose=item.name if item else kept.item,
            given_at=event.at,
            until=_end_of(event.until),
            ended_at=min(ends, default=None),
        )


def _sources(kept: KeptHousehold) -> tuple[str, ...]:
    return tuple(getattr(kept.history[0], "sources", ()))


def _of_mandates(citizen: Citizen, catalogue: Catalogue) -> Iterator[Receipt]:
    """Yield whom the person, or the organisation that they act for, lets act."""
    rows = MandateRow.objects.filter(principal_index=blind_index(citizen.subject))
    for row in rows.order_by("-offered_at")[:_MOST]:
        mandate = row.mandate
        ended = mandate.state not in (MandateState.OFFERED, MandateState.ACCEPTED)
        yield Receipt(
            kind=ReceiptKind.MANDATE,
            key=mandate.code,
            to=mandate.agent_name,
            what=tuple(
                catalogue.items[code].name if code in catalogue.items else code
                for code in sorted(mandate.items)
            ),
            purpose="",
            given_at=row.offered_at,
            until=_end_of(mandate.valid_until),
            ended_at=row.changed_at if ended else None,
        )


def _end_of(day: date) -> datetime:
    """Return the moment at which a last day is over."""
    return datetime.combine(day + timedelta(days=1), time(), CHINA_STANDARD_TIME)
