"""Make information public (主动公开): 政府信息公开条例 §26, within 20 working days."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.feedback.keeping import clock_of
from tongban.actions.outside import Outside
from tongban.core.feedback.desk import UNIT_ROLES
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.core.vocabulary.limits import due
from tongban.store.cases.numbers import serials
from tongban.store.feedback.models import Publication

LONGEST_TITLE = 200


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
    return row.pk


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
