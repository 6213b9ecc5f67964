"""Make information public (主动公开): 政府信息公开条例 §26, within 20 working days."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Concat

from tongban.actions.audit import note
from tongban.actions.feedback.keeping import clock_of
from tongban.actions.notices.writing import tell_unit
from tongban.actions.outside import Outside
from tongban.core.feedback.desk import UNIT_ROLES
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.core.vocabulary.limits import due
from tongban.store.cases.numbers import serials
from tongban.store.feedback.models import Publication
from tongban.store.notices.models import NoticeRow

LONGEST_TITLE = 200
PAGE = "/console/feedback/publications/#"


@transaction.atomic
def owe(officer: Officer, outside: Outside, *, title: str, summary: str, made_on: date) -> UUID:
    """Write down what the officer's body has made and must publish."""
    _require_unit(officer)
    if not title.strip() or len(title) > LONGEST_TITLE:
        raise InvalidValue("title", "请填写信息名称，最多 200 个字")
    if made_on > outside.today:
        raise InvalidValue("made_on", "形成日期不能晚于今天")
    clock = clock_of(outside)
    row = Publication.objects.create(
        id=uuid4(),
        number=f"公开{outside.today:%Y%m%d}{serials(1)[0]:04d}",
        title=title.strip(),
        department=officer.department,
        summary=summary.strip(),
        made_on=made_on,
        due_on=due(clock.limits.publish, made_on, clock.calendar).on,
    )
    note(officer, "publication.owed", f"publication:{row.pk}")
    _tell(row, "公开政府信息", outside)
    return row.pk


@transaction.atomic
def tell_of_late(outside: Outside, *, batch: int) -> int:
    """Tell bodies once of what they should have published; return of how much."""
    owed = Publication.objects.select_for_update(skip_locked=True)
    late = owed.filter(published_on__isnull=True, due_on__lt=outside.today)
    told = NoticeRow.objects.filter(
        department=OuterRef("department"),
        path=Concat(Value(PAGE), OuterRef("number")),
        at__date__gt=OuterRef("due_on"),
    )
    rows = list(late.exclude(Exists(told)).order_by("due_on", "id")[:batch])
    for row in rows:
        _tell(row, "公开政府信息（已逾期）", outside)
    return len(rows)


def _tell(row: Publication, work: str, outside: Outside) -> None:
    """Tell a body what it has to publish, and by when."""
    duty = {
        "item": row.title,
        "number": row.number,
        "work": work,
        "due_day": row.due_on.isoformat(),
    }
    path = f"{PAGE}{row.number}"
    tell_unit(row.department, "concern_to_answer", duty, path=path, outside=outside)


@transaction.atomic
def make_public(officer: Officer, publication: UUID, outside: Outside) -> None:
    """Publish it.

    Raises:
        NotFound: when the officer's body has none under this name.
        Conflict: when it is public.
    """
    _require_unit(officer)
    rows = Publication.objects.select_for_update().filter(department=officer.department)
    row = rows.filter(pk=publication).first()
    if row is None:
        raise NotFound(f"no publication {publication} of {officer.department}")
    if row.published_on is not None:
        raise Conflict("it is public")
    row.published_on = outside.today
    row.save(update_fields=["published_on"])
    note(officer, "publication.published", f"publication:{row.pk}")


def _require_unit(officer: Officer) -> None:
    if not officer.roles & (UNIT_ROLES | {Role.ITEM_ADMINISTRATOR}):
        raise NotAllowed("the body publishes", rule="feedback.unit")
