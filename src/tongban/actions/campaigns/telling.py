"""Tell applicants of a campaign (批次告知): of the result, of an answer, that it is final.

A page that one has to look up tells nobody. Of a new edition only those are told whose line it
changed.
"""

from collections.abc import Collection, Iterable

from tongban.actions.notices.writing import tell_person
from tongban.actions.outside import Outside
from tongban.core.campaigns.definitions import Campaign
from tongban.core.campaigns.lives import CampaignLife, ResultLine
from tongban.store.campaigns.queries import life_of
from tongban.store.cases.models import Case

PAGE = "/my/cases/{}/campaign/"


def tell_published(campaign: Campaign, before: CampaignLife, outside: Outside) -> None:
    """Tell of a result those for whom it is new, and until when they may object."""
    life = life_of(campaign.code)
    until = life.objections_until(campaign, outside.calendar)
    known = before.result.lines if before.result else ()
    lines = life.result.lines if life.result else ()
    day = {"day": until.isoformat()} if until else {}
    _tell(_changed(known, lines), "campaign_published", {**day, "item": campaign.name}, outside)


def tell_answered(campaign: Campaign, number: str, outside: Outside) -> None:
    """Tell who objected that there is an answer."""
    _tell((number,), "campaign_answered", {"item": campaign.name}, outside)


def tell_settled(campaign: Campaign, outside: Outside) -> None:
    """Tell everybody in the result that it is final."""
    result = life_of(campaign.code).result
    numbers = [one.number for one in result.lines] if result else []
    _tell(numbers, "campaign_settled", {"item": campaign.name}, outside)


def _changed(before: Iterable[ResultLine], after: Iterable[ResultLine]) -> tuple[str, ...]:
    places = {one.number: (one.unit, one.waits_at) for one in before}
    return tuple(one.number for one in after if places.get(one.number) != (one.unit, one.waits_at))


def _tell(
    numbers: Collection[str],
    kind: str,
    values: dict[str, str],
    outside: Outside,
) -> None:
    rows = Case.objects.filter(number__in=list(numbers)).select_related("filing").order_by("number")
    for row in rows.iterator(chunk_size=500):
        tell_person(
            row.filing.owner_id,
            kind,
            {**values, "number": row.number},
            path=PAGE.format(row.pk),
            outside=outside,
            case=row,
        )
