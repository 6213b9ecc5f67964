"""Read a guide for a copy (解析指南): handed in, decided on, put away; kept with who and when."""

from uuid import UUID

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.actions.workshop.holding import audit, hold
from tongban.core.authoring.review import require_editable
from tongban.core.people.actors import Officer
from tongban.core.reading.blocks import GuideText
from tongban.core.reading.deciding import Decision
from tongban.core.reading.pointing import Pointer
from tongban.store.workshop.models import GuideReading, ReadingDecision
from tongban.store.workshop.readings import stored_blocks, stored_pointers


@transaction.atomic
def hand_in(
    officer: Officer,
    copy: UUID,
    guide: GuideText,
    outside: Outside,
    *,
    pointers: tuple[Pointer, ...] = (),
) -> None:
    """Lay a guide on the desk of a copy, in the place of the one before.

    Raises:
        NotFound: when there is no such copy.
        ReviewNotAllowed: when the copy is under review or not this officer's to write.
    """
    opened = hold(officer, copy)
    require_editable(opened.state, officer)
    _put_away(copy, outside)
    GuideReading.objects.create(
        copy=opened.row,
        blocks=stored_blocks(guide),
        pointers=stored_pointers(pointers),
        by=officer.staff_number,
        at=outside.now,
    )
    audit(officer, "read", opened.row.code)


@transaction.atomic
def decide(officer: Officer, copy: UUID, outside: Outside, *, key: str, decision: Decision) -> None:
    """Write down what was decided on a suggestion; nothing when no guide is on the desk."""
    opened = hold(officer, copy)
    require_editable(opened.state, officer)
    reading = GuideReading.objects.filter(copy=opened.row, put_away_at__isnull=True).first()
    if reading is not None:
        ReadingDecision.objects.create(
            reading=reading,
            key=key,
            decision=decision.value,
            by=officer.staff_number,
            by_name=officer.name,
            at=outside.now,
        )


@transaction.atomic
def put_away(officer: Officer, copy: UUID, outside: Outside) -> None:
    """Take the guide off the desk; what was decided on it stays on record."""
    opened = hold(officer, copy)
    require_editable(opened.state, officer)
    _put_away(copy, outside)


def _put_away(copy: UUID, outside: Outside) -> None:
    standing = GuideReading.objects.filter(copy=copy, put_away_at__isnull=True)
    standing.update(put_away_at=outside.now)
