"""Comment on a part of a copy (批注): open until somebody settles it."""

from uuid import UUID

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.actions.workshop.holding import audit, hold
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.workshop.models import Comment

LONGEST = 2000


@transaction.atomic
def comment(officer: Officer, copy: UUID, outside: Outside, *, place: str, words: str) -> int:
    """Say something of a part, or of the whole with an empty place; return the remark's number."""
    row = hold(officer, copy).row
    said = words.strip()
    if not 0 < len(said) <= LONGEST:
        raise InvalidValue("comment", f"请写 1 到 {LONGEST} 个字的批注")
    made = Comment.objects.create(
        copy=row,
        place=place,
        words=said,
        by=officer.staff_number,
        by_name=officer.name,
        at=outside.now,
    )
    audit(officer, "comment", row.code)
    return made.pk


@transaction.atomic
def settle(officer: Officer, copy: UUID, number: int, outside: Outside) -> None:
    """Mark a remark as settled (已处理).

    Raises:
        NotFound: when the copy has no such open remark.
    """
    row = hold(officer, copy).row
    open_remarks = Comment.objects.filter(copy=row, pk=number, settled_at__isnull=True)
    if not open_remarks.update(settled_at=outside.now, settled_by=officer.staff_number):
        raise NotFound(f"no open remark {number}")
    audit(officer, "settle", row.code)
