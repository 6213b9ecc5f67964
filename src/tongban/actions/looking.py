"""Looking at people (查阅人员): in a case with its ground, outside one only by breaking the glass.

Every look and every refusal is written down under the person it is about. Too many people within an
hour are refused, and the supervisor is told at that moment (A74).
"""

from typing import Final
from uuid import UUID, uuid4

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer
from tongban.core.people.breaking_glass import (
    LOCAL,
    Finding,
    Glass,
    GlassWish,
    break_glass,
    review,
    too_many_people,
)
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound
from tongban.store.people.glass import Alert, GlassRow
from tongban.store.people.glass_queries import (
    KeptGlass,
    opened_lately,
    own_glass,
    people_looked_at,
    reach,
)
from tongban.store.sealing import blind_index

GLASS: Final = "person.glass"
LOOK: Final = "person.look"
OPEN_CASE: Final = "case.open"
BY_NUMBER: Final = "按编号查询"
_GROUND: Final = "紧急查阅：{}"


def look_outside_a_case(officer: Officer, wish: GlassWish, outside: Outside) -> UUID:
    """Break the glass over one person, tell the supervisor, and return where to look.

    Raises:
        InvalidValue: when the reason is not written out; that is written down, too.
        NotAllowed: to whoever may not, or once too often.
    """
    index = blind_index(wish.person)
    try:
        recent = opened_lately(officer, at=outside.now)
        glass = break_glass(officer, wish, recent=recent, at=outside.now)
    except (InvalidValue, NotAllowed):
        note(officer, GLASS, _mark(index), outcome="refused", concerned=[index])
        raise
    return _keep(officer, glass, index, outside)


def look(officer: Officer, key: UUID, outside: Outside) -> KeptGlass:
    """Look at the person whom an officer opened, while the time lasts.

    Raises:
        NotFound: when there is no such look of theirs.
        NotAllowed: when the time is over.
    """
    kept = own_glass(officer, key)
    if kept is None:
        note(officer, LOOK, f"glass:{key}", outcome="not_found")
        raise NotFound(f"no look {key} of this officer")
    index = blind_index(kept.glass.person)
    allowed = kept.glass.open_to(officer, at=outside.now)
    note(
        officer,
        LOOK,
        _mark(index),
        ground=_GROUND.format(kept.glass.reason.value),
        outcome="allowed" if allowed else "refused",
        concerned=[index],
    )
    if not allowed:
        raise NotAllowed("the time is over", rule="glass.over", citation=LOCAL)
    return kept


@transaction.atomic
def judge(
    officer: Officer, key: UUID, finding: Finding, outside: Outside, *, opinion: str
) -> Glass:
    """Review a look afterwards."""
    row = GlassRow.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise NotFound(f"no look {key}")
    judged = review(row.glass, officer, finding, opinion=opinion)
    row.judged(judged, outside.now)
    row.save(update_fields=["reviewed_by", "reviewed_at", "finding", "opinion"])
    note(
        officer,
        "person.reviewed",
        f"glass:{key}",
        concerned=[bytes(row.person_index)],
        details={"finding": finding.value},
    )
    return judged


@transaction.atomic
def seen(officer: Officer, alert: int, outside: Outside) -> None:
    """Take note of an alert that is the officer's to see; it stays in the records.

    Raises:
        NotFound: when there is none that waits for them.
    """
    waiting = Alert.objects.select_for_update().filter(reach(officer), pk=alert, seen_at=None)
    row = waiting.first()
    if row is None:
        raise NotFound(f"no alert {alert} that waits")
    row.seen_by, row.seen_at = officer.staff_number, outside.now
    row.save(update_fields=["seen_by", "seen_at"])
    note(officer, "alert.seen", f"alert:{alert}")


def require_few_people(officer: Officer, person: str, outside: Outside) -> None:
    """Refuse one more person when an officer has looked many up by number within the hour.

    Raises:
        NotAllowed: and the supervisor is told.
    """
    index = blind_index(person)
    looked_at = people_looked_at(officer, actions=(OPEN_CASE,), ground=BY_NUMBER, at=outside.now)
    if not too_many_people(looked_at, index):
        return
    with transaction.atomic():
        note(
            officer,
            OPEN_CASE,
            _mark(index),
            ground=BY_NUMBER,
            outcome="too_many",
            concerned=[index],
        )
        _alert(officer, "mass_query", outside, about=str(len(looked_at)))
    raise NotAllowed("too many people within an hour", rule="look.too_many", citation=LOCAL)


@transaction.atomic
def _keep(officer: Officer, glass: Glass, index: bytes, outside: Outside) -> UUID:
    row = GlassRow(
        id=uuid4(),
        officer=glass.officer,
        department=glass.department,
        person_index=index,
        reason=glass.reason.value,
        opened_at=glass.opened_at,
        until=glass.until,
    )
    row.said = {"person": glass.person, "words": glass.words}
    row.save(force_insert=True)
    ground = _GROUND.format(glass.reason.value)
    note(officer, GLASS, _mark(index), ground=ground, concerned=[index])
    _alert(officer, "glass", outside, about=str(row.pk))
    return row.pk


def _alert(officer: Officer, kind: str, outside: Outside, *, about: str) -> None:
    """Tell the supervisor, once while the same waits to be seen."""
    Alert.objects.get_or_create(
        kind=kind,
        officer=officer.staff_number,
        department=officer.department,
        about=about,
        seen_at=None,
        defaults={"at": outside.now},
    )


def _mark(index: bytes) -> str:
    return f"party:{index.hex()[:32]}"
