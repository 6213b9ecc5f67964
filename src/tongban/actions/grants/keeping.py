"""Keeping grants (授权存证): the row locked, what follows appended; no other writes grants."""

from collections.abc import Iterable

from tongban.actions.webhooks.telling import tell
from tongban.core.exchange.grant_events import AnyGrantEvent, Made, advance
from tongban.core.exchange.grants import Grant
from tongban.core.vocabulary.errors import NotFound
from tongban.store.exchange.models import GrantRecord, GrantRow
from tongban.store.exchange.queries.grants import grant_of
from tongban.store.freezing.histories import columns
from tongban.store.gateway.reusable import forget_under


def held_grant(code: str) -> tuple[GrantRow, Grant]:
    """Lock a grant; call it inside a transaction.

    Raises:
        NotFound: when there is none.
    """
    row = GrantRow.objects.select_for_update().filter(pk=code).first()
    if row is None:
        raise NotFound(f"no grant {code}")
    return row, grant_of(row)


def keep_grants(made: Iterable[tuple[Made, str]]) -> None:
    """Write new grants, each with the department that answers for its dataset."""
    every = tuple(made)
    rows = [_row(event, holder) for event, holder in every]
    GrantRow.objects.bulk_create(rows)
    GrantRecord.objects.bulk_create(
        GrantRecord(grant=row, **columns(event, 1))
        for row, (event, _) in zip(rows, every, strict=True)
    )
    for row, (event, _) in zip(rows, every, strict=True):
        _tell(row, event)


def append_to_grant(row: GrantRow, event: AnyGrantEvent, grant: Grant) -> Grant:
    """Write an event after those that stand and return what the grant permits now.

    What was told under it before is told again no more.
    """
    GrantRecord.objects.create(grant=row, **columns(event, row.records.count() + 1))
    now = advance(grant, event)
    row.state = now.state.value
    row.quota_a_day = now.quota_a_day
    row.valid_until = now.valid_until
    row.reuse_seconds = now.reuse_seconds
    row.changed_at = event.at
    row.save(update_fields=["state", "quota_a_day", "valid_until", "reuse_seconds", "changed_at"])
    forget_under(row.code)
    _tell(row, event)
    return now


def _tell(row: GrantRow, event: AnyGrantEvent) -> None:
    """Tell the systems of the holder, and of whoever may read."""
    parties = (row.holder, row.consumer)
    tell(f"grant.{event.name}", row.code, departments=parties, dataset=row.dataset, state=row.state)


def _row(event: Made, holder: str) -> GrantRow:
    grant = event.grant
    return GrantRow(
        code=grant.code,
        consumer=grant.consumer,
        dataset=grant.dataset,
        holder=holder,
        fields=sorted(grant.fields),
        purpose=grant.purpose,
        items=sorted(grant.items),
        areas=sorted(grant.areas),
        kind=grant.kind.value,
        state=grant.state.value,
        valid_from=grant.valid_from,
        valid_until=grant.valid_until,
        quota_a_day=grant.quota_a_day,
        reuse_seconds=grant.reuse_seconds,
        request=event.request or None,
        made_at=event.at,
        changed_at=event.at,
    )
