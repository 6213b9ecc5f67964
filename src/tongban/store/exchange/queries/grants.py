"""Grants as they stand (现行授权): read anew for every call, listed for stewards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tongban.core.exchange.grant_events import AnyGrantEvent
from tongban.core.exchange.grants import PLATFORM, SERVICE, Grant, GrantKind, GrantState
from tongban.core.vocabulary.errors import NotFound
from tongban.store.exchange.events import GRANTS
from tongban.store.exchange.models import GrantRow

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGrant:
    """A grant with the department that answers for its dataset and the request it answers."""

    grant: Grant
    holder: str
    request: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedGrant:
    """A grant with everything that happened to it."""

    kept: KeptGrant
    history: tuple[AnyGrantEvent, ...]


def grants_for(consumer: str, dataset: str) -> tuple[Grant, ...]:
    """Return every grant of a consumer to a dataset, usable or not, the latest first: one query."""
    rows = GrantRow.objects.filter(consumer=consumer, dataset=dataset).order_by("-made_at")
    return tuple(grant_of(row) for row in rows)


def living_for_platform(today: date) -> tuple[Grant, ...]:
    """Return the grants by which the platform handles cases, of today and of later days."""
    rows = GrantRow.objects.filter(
        consumer=PLATFORM,
        purpose=SERVICE,
        kind=GrantKind.USE.value,
        state=GrantState.ACTIVE.value,
        valid_until__gte=today,
    ).order_by("pk")
    return tuple(grant_of(row) for row in rows)


def datasets_ever_granted(datasets: Iterable[str], purpose: str = SERVICE) -> frozenset[str]:
    """Return those of these datasets that the platform was ever granted for a purpose."""
    rows = GrantRow.objects.filter(consumer=PLATFORM, purpose=purpose, dataset__in=list(datasets))
    return frozenset(rows.values_list("dataset", flat=True))


def listed_grants(
    *, holder: str = "", dataset: str = "", consumer: str = "", on: date | None = None
) -> tuple[KeptGrant, ...]:
    """Return grants, the latest change first; with `on` only those that are usable that day."""
    rows = GrantRow.objects.all()
    wanted = {"holder": holder, "dataset": dataset, "consumer": consumer}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    if on is not None:
        rows = rows.filter(state=GrantState.ACTIVE.value, valid_from__lte=on, valid_until__gte=on)
    return tuple(_kept(row) for row in rows.order_by("-changed_at", "code")[:MOST])


def opened_grant(code: str) -> OpenedGrant:
    """Return a grant with its history.

    Raises:
        NotFound: when there is none.
    """
    row = GrantRow.objects.filter(pk=code).prefetch_related("records").first()
    if row is None:
        raise NotFound(f"no grant {code}")
    return OpenedGrant(kept=_kept(row), history=GRANTS.read(row.records.all()))


def grant_of(row: GrantRow) -> Grant:
    """Return a grant as its row says."""
    return Grant(
        code=row.code,
        consumer=row.consumer,
        dataset=row.dataset,
        fields=frozenset(row.fields),
        purpose=row.purpose,
        items=frozenset(row.items),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        quota_a_day=row.quota_a_day,
        state=GrantState(row.state),
        kind=GrantKind(row.kind),
        areas=frozenset(row.areas),
        reuse_seconds=row.reuse_seconds,
    )


def _kept(row: GrantRow) -> KeptGrant:
    return KeptGrant(grant=grant_of(row), holder=row.holder, request=str(row.request or ""))
