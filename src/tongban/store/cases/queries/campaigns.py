"""The applications of a campaign (批次申请): cases of its item that were filed in its window."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tongban.core.people.actors import Citizen
from tongban.store.cases.models import Case
from tongban.store.cases.queries.filings import filed_by

_GONE = ("withdrawn", "taken_back", "acceptance_refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignCase:
    """One case as a campaign counts it (批次办件): its number and what was told."""

    number: str
    facts: tuple[Mapping[str, Any], ...]


def cases_in_window(item: str, since: datetime, until: datetime) -> tuple[CampaignCase, ...]:
    """Return the cases of an item filed in a window and not taken back since."""
    rows = Case.objects.filter(
        item_code=item, filing__filed_at__gte=since, filing__filed_at__lt=until
    ).exclude(status__in=_GONE)
    return tuple(
        CampaignCase(number=row.number, facts=tuple(row.filing.content["facts"]))
        for row in rows.select_related("filing").order_by("number").iterator(chunk_size=500)
    )


def own_number(actor: Citizen, case: UUID) -> tuple[str, str] | None:
    """Return number and item of one case of this person; None when it is not theirs."""
    rows = Case.objects.filter(filed_by(actor, "filing__"), pk=case)
    return rows.values_list("number", "item_code").first()
