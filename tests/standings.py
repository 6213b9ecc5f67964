"""Acting for others in tests: grounds put in place as registers and people would."""

from dataclasses import replace
from datetime import date

from city.people import officer

from tongban.actions.attending.receiving import receive
from tongban.actions.campaigns.running import announce
from tongban.actions.mandates.offering import Wish, accept, offer
from tongban.actions.mandates.relations import Stated, keep_relations
from tongban.adapters.campaign_rules import read_campaigns
from tongban.core.people.actors import Citizen
from tongban.core.people.attending import Identified
from tongban.core.people.attending import Wish as AttendanceWish
from tongban.examples.mingchuan import FOLDER
from tongban.store.people.queries import acting_on
from tongban.store.people.standing import standing_of, standings_of

SHOP = ("91519901MA0000001X", "明川小馆")
DAUGHTER = ("519901201503070014", "林小溪")


def represented(person, organisation=SHOP, *, since=date(2020, 1, 1), on=date(2026, 9, 14)) -> str:
    """Let a register name the person legal representative; return the reference of the ground."""
    return _related(person, "legal_representative", organisation, since=since, on=on)


def guarded(person, child=DAUGHTER, *, on=date(2026, 9, 14)) -> str:
    """Let a register name the person guardian of a child."""
    return _related(person, "guardian", child, since=date(2015, 3, 7), on=on)


def mandated(principal, agent, outside, *items, departments=(), until=None) -> str:
    """Let one give a mandate and the other accept it; return the reference of the ground."""
    wish = Wish(
        agent=agent.person,
        agent_name=agent.name,
        items=frozenset(items),
        departments=frozenset(departments),
        until=until or outside.today.replace(year=outside.today.year + 1),
    )
    code = offer(principal, wish, outside)
    accept(agent, code, outside)
    return f"mandate:{code}"


def seen(person: Citizen) -> AttendanceWish:
    """Return what a clerk says who has the person and their card before them."""
    return AttendanceWish(
        number=person.person, person=person.name, identified=Identified.CARD_READ, agreed=True
    )


def received_and_announced(clerk, person, outside) -> None:
    """Have a clerk receive a person, and a department announce the example campaign."""
    receive(clerk, seen(person), outside)
    campaigns = read_campaigns(FOLDER / "campaigns.yaml")
    keeper = officer("education")
    announce(keeper, next(iter(campaigns)), replace(outside, campaigns=campaigns))


def in_the_name(person: Citizen, reference: str, *, today) -> Citizen:
    """Return the person as they act on a ground, which must hold."""
    standing = standing_of(person.account, person.person, reference, today=today)
    assert standing is not None
    assert standing.holds, standing.outcome
    return acting_on(person, standing)


def _related(person, kind, party, *, since, on) -> str:
    number, name = party
    stated = Stated(kind=kind, number=number, name=name, since=since, source="population")
    keep_relations(person.account, (stated,), confirmed_on=on)
    found = standings_of(person.account, person.person, today=on)
    return next(one.representation.reference for one in found if one.representation.party == number)
