"""From applications to a result (编排录取): tiers by published conditions, tickets by the draw."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tongban.core.campaigns.definitions import Campaign, Unit
from tongban.core.campaigns.draws import list_digest, ticket
from tongban.core.campaigns.lives import NO_TIERS, ResultLine
from tongban.core.campaigns.ranking import Entry, rank
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.elements import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """One application as it was filed (报名申请): its number, and what counts for its place."""

    number: str
    told: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """By what all are ranked (排序依据): the day, the dated parameters, the opened secret."""

    today: date
    parameters: Mapping[str, int | Decimal]
    seed: bytes


def result_of(
    campaign: Campaign,
    applications: Iterable[Application],
    terms: Terms,
    *,
    drawn: str = "",
    changed: Mapping[str, str] = NO_TIERS,
) -> tuple[str, tuple[ResultLine, ...]]:
    """Return the digest of the list and the result, in the order of numbers.

    `drawn` is the digest of the list by which the first edition was drawn: a later one moves
    nobody's ticket. `changed` are tiers that answers to objections have put right.
    """
    every = tuple(applications)
    digest = drawn or list_digest(one.number for one in every)
    entries = {
        one.number: _entry(campaign, one, terms, digest=digest, changed=changed) for one in every
    }
    placement = rank(entries.values(), campaign.units)
    names = (*(one.id for one in campaign.tiers), "")
    lines = (
        ResultLine(
            number=number,
            unit=placement.unit_of(number),
            tier=_tier_shown(entry, placement.unit_of(number), names),
            ticket=entry.ticket,
            waits_at=tuple(f"{unit}:{turn}" for unit, turn in placement.turns(number).items()),
        )
        for number, entry in sorted(entries.items())
    )
    return digest, tuple(lines)


def _entry(
    campaign: Campaign,
    one: Application,
    terms: Terms,
    *,
    digest: str,
    changed: Mapping[str, str],
) -> Entry:
    wishes = (one.told.get(element) for element in campaign.choices)
    order = [tier.id for tier in campaign.tiers]
    fixed = changed.get(one.number)
    return Entry(
        number=one.number,
        wishes=tuple(str(wish) for wish in wishes if wish),
        ticket=ticket(terms.seed, digest, one.number),
        tiers={
            unit.code: _tier(campaign, unit, one, terms) if fixed is None else order.index(fixed)
            for unit in campaign.units
        },
    )


def _tier(campaign: Campaign, unit: Unit, one: Application, terms: Terms) -> int:
    """Return the place of the first tier that an application meets at a unit; the last for none."""
    near = one.told.get(campaign.home) in unit.serves
    for place, tier in enumerate(campaign.tiers):
        if tier.near and not near:
            continue
        met = evaluate(tier.condition, one.told, today=terms.today, parameters=terms.parameters)
        if met is Truth.MET:
            return place
    return len(campaign.tiers)


def _tier_shown(entry: Entry, unit: str, names: tuple[str, ...]) -> str:
    """Return the tier where an application got a place, else the best that it has anywhere."""
    place = entry.tiers[unit] if unit else min(entry.tiers.values())
    return names[place]
