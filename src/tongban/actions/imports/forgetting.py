"""Forgetting files (导入文件的保留期限): what was handed in is dropped when it has served.

The run stays as a record, and with it the rows that were rejected and the items that it yielded;
the file itself, which may hold more than was ever taken, does not. How long it is kept is local
configuration (个人信息保护法 §19: no longer than the purpose needs).
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.store.imports.models import ImportPiece, ImportRun

_AT_ONCE: Final = 200


def forget_files(outside: Outside, *, days: int) -> int:
    """Drop the files of runs that ended so many days ago; return how many."""
    ended = ImportRun.objects.filter(
        ended_at__lte=outside.now - timedelta(days=days), file_dropped_on__isnull=True
    )
    runs = list(ended.order_by("ended_at").values_list("pk", flat=True)[:_AT_ONCE])
    return sum(_forget(run, outside) for run in runs)


@transaction.atomic
def _forget(run: UUID, outside: Outside) -> int:
    rows = ImportRun.objects.select_for_update(skip_locked=True)
    row = rows.filter(pk=run, file_dropped_on__isnull=True).first()
    if row is None:
        return 0
    ImportPiece.objects.filter(run=row).delete()
    row.file_dropped_on = outside.today
    row.save(update_fields=["file_dropped_on"])
    note(None, "imports.file_dropped", f"import:{run}")
    return 1
