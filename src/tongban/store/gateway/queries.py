"""What the gateway reads: clients, keys, connections, and what became of calls."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from tongban.store.gateway.models import Call, Client, ClientKey, Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    """A key with the client that signs by it; `material` is public, or shared and secret."""

    key_id: str
    client: str
    algorithm: str
    material: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownConnection:
    """How one dataset is reached."""

    dataset: str
    kind: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """One call for an operator: who asked which service, and how it ended; nobody's name."""

    number: int
    client: str
    service: str
    case_number: str
    outcome: str
    layer: str
    reason: str


def key(key_id: str) -> KnownKey | None:
    """Return a key that is not revoked."""
    row = ClientKey.objects.filter(pk=key_id, revoked_at=None).first()
    if row is None:
        return None
    return KnownKey(
        key_id=row.key_id,
        client=row.client_id,
        algorithm=row.algorithm,
        material=row.material,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownClient:
    """A department's system as stewards see it, with how many keys it has that stand."""

    code: str
    name: str
    department: str
    keys: int = 0


def clients_of(department: str, *, on: date, most: int = 500) -> tuple[KnownClient, ...]:
    """Return the systems of a department, or of all where none is named, by code."""
    standing = Q(api_keys__revoked_on=None, api_keys__expires_on__gte=on)
    rows = Client.objects.annotate(standing=Count("api_keys", filter=standing)).order_by("code")
    if department:
        rows = rows.filter(department=department)
    return tuple(
        KnownClient(code=row.code, name=row.name, department=row.department, keys=row.standing)
        for row in rows[:most]
    )


def client(code: str) -> KnownClient | None:
    """Return a system."""
    row = Client.objects.filter(pk=code).first()
    return None if row is None else _client(row)


def departments_of(clients: Iterable[str]) -> frozenset[str]:
    """Return the departments whose systems these are; what is no system has none."""
    rows = Client.objects.filter(pk__in=list(clients))
    return frozenset(rows.values_list("department", flat=True))


def _client(row: Client) -> KnownClient:
    return KnownClient(code=row.code, name=row.name, department=row.department)


def connections() -> tuple[KnownConnection, ...]:
    """Return every connection."""
    return tuple(
        KnownConnection(dataset=row.dataset, kind=row.kind, settings=row.settings)
        for row in Connection.objects.order_by("dataset")
    )


def newest_change() -> tuple[int, object]:
    """Return what differs once a connection was added, changed or removed."""
    rows = Connection.objects.order_by("-changed_at").values_list("changed_at", flat=True)
    return Connection.objects.count(), rows.first()


def latest_calls(most: int = 20) -> tuple[CallLine, ...]:
    """Return the last calls, the newest first; one that has not ended says so."""
    rows = Call.objects.select_related("end").order_by("-id")[:most]
    return tuple(
        CallLine(
            number=row.pk,
            client=row.client,
            service=row.service,
            case_number=row.case_number,
            outcome=row.end.outcome if hasattr(row, "end") else "open",
            layer=row.end.layer if hasattr(row, "end") else "",
            reason=row.end.reason if hasattr(row, "end") else "",
        )
        for row in rows
    )
