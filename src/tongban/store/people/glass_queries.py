"""Looks outside cases: how many lately, one of an officer's own, all for review; alerts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from tongban.core.people.actors import Officer, Role
from tongban.core.people.breaking_glass import Glass
from tongban.store.people.glass import Alert, GlassRow
from tongban.store.people.models import Account

MOST = 50
_HOUR = timedelta(hours=1)
_LOOKED_AT = """
SELECT DISTINCT unnest(concerned) FROM store_audit_auditentry
WHERE actor = %(actor)s AND action = ANY(%(actions)s) AND ground = %(ground)s
  AND at > %(since)s AND outcome = 'allowed'
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGlass:
    """A look outside cases as it is kept."""

    id: UUID
    glass: Glass
    reviewed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLine:
    """An alert for a supervisor."""

    id: int
    at: datetime
    kind: str
    officer: str
    department: str
    about: str


def opened_lately(officer: Officer, *, at: datetime) -> int:
    """Return how often an officer broke the glass within the hour."""
    rows = GlassRow.objects.filter(officer=officer.staff_number, opened_at__gt=at - _HOUR)
    return rows.count()


def people_looked_at(
    officer: Officer, *, actions: tuple[str, ...], ground: str, at: datetime
) -> frozenset[bytes]:
    """Return whom an officer looked at on a ground within the hour, by blind index."""
    said: dict[str, Any] = {
        "actor": f"officer:{officer.staff_number}",
        "actions": list(actions),
        "ground": ground,
        "since": at - _HOUR,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LOOKED_AT, said)
        return frozenset(bytes(row[0]) for row in cursor.fetchall())


def own_glass(officer: Officer, key: UUID) -> KeptGlass | None:
    """Return a look of this officer's own; None for anybody else's."""
    row = GlassRow.objects.filter(pk=key, officer=officer.staff_number).first()
    return None if row is None else _kept(row)


def all_glass(officer: Officer) -> tuple[KeptGlass, ...]:
    """Return looks outside cases, the latest first: all of them, or of the own department."""
    rows = GlassRow.objects.filter(reach(officer)).order_by("-opened_at")[:MOST]
    return tuple(_kept(row) for row in rows)


def alerts_for(officer: Officer) -> tuple[AlertLine, ...]:
    """Return what happened and nobody has seen."""
    rows = Alert.objects.filter(reach(officer), seen_at__isnull=True).order_by("-at")[:MOST]
    return tuple(
        AlertLine(
            id=row.pk,
            at=row.at,
            kind=row.kind,
            officer=row.officer,
            department=row.department,
            about=row.about,
        )
        for row in rows
    )


def waiting_alerts(officer: Officer) -> int:
    """Return how many alerts nobody has seen, up to a page."""
    return Alert.objects.filter(reach(officer), seen_at__isnull=True)[:MOST].count()


def known_as(number_index: bytes) -> str:
    """Return the name under which a person has an account; empty for nobody."""
    row = Account.objects.filter(person_index=number_index).first()
    return "" if row is None else str(row.person.get("name", ""))


def reach(officer: Officer) -> Q:
    """Return what an officer reviews: the audit administrator all, a supervisor their own."""
    if Role.AUDIT_ADMINISTRATOR in officer.roles:
        return Q()
    return Q(department=officer.department)


def _kept(row: GlassRow) -> KeptGlass:
    return KeptGlass(id=row.pk, glass=row.glass, reviewed_at=row.reviewed_at)
