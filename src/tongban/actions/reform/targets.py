"""Set and take back targets (减负目标)."""

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer
from tongban.core.reform.measures import require_reformer
from tongban.core.reform.targets import Target
from tongban.core.vocabulary.errors import NotFound
from tongban.store.reform.models import TargetRow


@transaction.atomic
def set_target(officer: Officer, target: Target, outside: Outside) -> int:
    """Set a target in place of the one that stood for the same figure, scope and year."""
    require_reformer(officer)
    same = TargetRow.objects.select_for_update().filter(
        year=target.year,
        scope=target.scope.value,
        code=target.code,
        figure=target.figure.value,
        ended_at__isnull=True,
    )
    same.update(ended_at=outside.now)
    row = TargetRow.objects.create(
        year=target.year,
        scope=target.scope.value,
        code=target.code,
        figure=target.figure.value,
        percent=target.percent,
        by=officer.staff_number,
        at=outside.now,
    )
    note(officer, "reform.target", f"{target.scope.value}:{target.code}")
    return row.pk


@transaction.atomic
def end_target(officer: Officer, target: int, outside: Outside) -> None:
    """Take a target back; it stays on record.

    Raises:
        NotFound: when it does not hold any more.
    """
    require_reformer(officer)
    rows = TargetRow.objects.filter(pk=target, ended_at__isnull=True)
    if not rows.update(ended_at=outside.now):
        raise NotFound(f"no target {target}")
    note(officer, "reform.target_ended", f"target:{target}")
