"""Make copies (制作副本): asked for by the person, made in the background, there for some days.

Whoever is killed in the middle begins the copy again; nothing of it is there until all is.
"""

import base64
from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from tongban.actions.audit import note
from tongban.actions.my_data.gathering import files_of
from tongban.actions.my_data.sections import SECTIONS
from tongban.actions.outside import Outside
from tongban.adapters.data_copies import write_archive
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import TongbanError
from tongban.store.people.queries import actor_for
from tongban.store.rights.models import CopyPart, DataCopy
from tongban.store.sealing import blind_index

MAKE_NOW: Final = "tongban.copies_now"
"""The task that makes what waits."""
_PART_BYTES: Final = 1024 * 1024


@transaction.atomic
def order(citizen: Citizen, outside: Outside) -> UUID:
    """Ask for a copy; one that is in the making already is the one."""
    row, new = DataCopy.objects.get_or_create(
        owner_id=citizen.account,
        ready_at=None,
        failed=False,
        defaults={"asked_at": outside.now, "total": len(SECTIONS) + 1},
    )
    if new:
        note(citizen, "my_data.ordered", f"copy:{row.pk}", concerned=[blind_index(citizen.person)])
        app.configure_task(MAKE_NOW).defer()
    return row.pk


def make_waiting(outside: Outside, *, days: int) -> int:
    """Make every copy that waits, the oldest first; each is there for `days`."""
    waiting = DataCopy.objects.filter(ready_at__isnull=True, failed=False).order_by("asked_at")
    made = 0
    for row in waiting:
        try:
            _make(row, outside, days)
        except TongbanError:
            DataCopy.objects.filter(pk=row.pk).update(failed=True)
            note(None, "my_data.failed", f"copy:{row.pk}", outcome="failed")
        else:
            made += 1
    return made


def _make(row: DataCopy, outside: Outside, days: int) -> None:
    citizen = actor_for(row.owner_id, today=outside.today)
    if not isinstance(citizen, Citizen):
        raise TongbanError("the account is closed")
    chapters = []
    for section in SECTIONS:
        chapters.append(section.gather(citizen))
        DataCopy.objects.filter(pk=row.pk).update(done=len(chapters))
    archive = write_archive("我的数据", outside.now, chapters, files_of(citizen))
    _keep(row, archive, outside, days)


@transaction.atomic
def _keep(row: DataCopy, archive: bytes, outside: Outside, days: int) -> None:
    CopyPart.objects.filter(copy=row).delete()
    for number, piece in enumerate(_pieces(archive), start=1):
        part = CopyPart(copy=row, number=number)
        part.content = base64.b64encode(piece).decode()
        part.save(force_insert=True)
    row.done, row.size, row.ready_at = row.total, len(archive), outside.now
    row.until = outside.now + timedelta(days=days)
    row.save(update_fields=["done", "size", "ready_at", "until"])


def _pieces(archive: bytes) -> Iterator[bytes]:
    for begin in range(0, len(archive), _PART_BYTES):
        yield archive[begin : begin + _PART_BYTES]
