"""Keep campaigns (批次留痕): the row locked, one event appended, a leaf of audit beside it."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from django.db import transaction

from tongban.actions.audit import note
from tongban.core.campaigns.lives import AnyCampaignEvent, CampaignLife
from tongban.core.people.actors import Actor
from tongban.core.vocabulary.errors import NotFound
from tongban.store.campaigns.models import CampaignRecord, CampaignRow
from tongban.store.campaigns.queries import life_of
from tongban.store.freezing.histories import columns

Verb: TypeAlias = Callable[[CampaignLife, bytes], AnyCampaignEvent]


@transaction.atomic
def done(actor: Actor, code: str, verb: Verb, *, concerned: Iterable[bytes] = ()) -> None:
    """Let core decide on a locked campaign, told its secret, and keep what follows.

    Raises:
        NotFound: when it was never announced.
    """
    row = CampaignRow.objects.select_for_update(no_key=True).filter(pk=code).first()
    if row is None:
        raise NotFound(f"campaign {code} was not announced")
    life = life_of(code)
    event = verb(life, bytes.fromhex(row.secret["seed"]))
    append(actor, row, event, place=life.length + 1, concerned=concerned)


def append(
    actor: Actor,
    row: CampaignRow,
    event: AnyCampaignEvent,
    *,
    place: int,
    concerned: Iterable[bytes] = (),
) -> None:
    """Write an event at its place."""
    values = columns(event, place)
    content = values.pop("content")
    record = CampaignRecord(campaign=row, **values)
    record.content = content
    record.save(force_insert=True)
    note(actor, f"campaign.{event.name}", f"campaign:{row.pk}", concerned=concerned)
