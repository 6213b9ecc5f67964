"""Drafts of opinions (意见草稿): words that wait in a form until somebody gives the opinion."""

from uuid import UUID

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.cases.models import WorkItem
from tongban.store.cases.queries.reach import within_area
from tongban.store.officework.models import OpinionDraft


@transaction.atomic
def keep_draft(
    officer: Officer, work: int, words: str, outside: Outside, *, batch: UUID | None = None
) -> None:
    """Keep words for the form of a step; what somebody drafted before is not overwritten.

    Raises:
        NotFound: when the department has no such open step.
        NotAllowed: to whoever does not examine.
        InvalidValue: without words.
        Conflict: when there is a draft.
    """
    if Role.EXAMINER not in officer.roles:
        raise NotAllowed("not theirs to draft", rule="case.role")
    opinion = plain_text(words, longest=500, multiline=True)
    if not opinion:
        raise InvalidValue("draft", "请填写意见")
    rows = WorkItem.objects.select_for_update().filter(
        within_area(officer), pk=work, department=officer.department, done_at__isnull=True
    )
    row = rows.filter(kind=WorkItem.Kind.STEP).first()
    if row is None:
        raise NotFound(f"no open step {work}")
    if OpinionDraft.objects.filter(work=row).exists():
        raise Conflict("there is a draft")
    draft = OpinionDraft(work=row, by=officer.staff_number, batch=batch, saved_at=outside.now)
    draft.words = {"opinion": opinion}
    draft.save(force_insert=True)


def drop_draft(officer: Officer, work: int, *, batch: UUID) -> None:
    """Drop the draft that a batch of this officer kept.

    Raises:
        Conflict: when it is gone, or another one.
    """
    mine = OpinionDraft.objects.filter(work_id=work, by=officer.staff_number, batch=batch)
    dropped, _ = mine.delete()
    if not dropped:
        raise Conflict("the draft is gone")
