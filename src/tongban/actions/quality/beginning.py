"""Have a register checked (发起检查): a connected one as it stands, or a file that is handed in.

Only who holds the data has them checked. The worker does it; nobody waits for it on a page.
"""

import base64
from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.quality.naming import known_dataset
from tongban.actions.targets import published
from tongban.core.catalog.datasets import Dataset
from tongban.core.people.actors import Officer
from tongban.core.quality.rule_books import answers_for
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.store.gateway.models import Connection
from tongban.store.quality.kinds import Source
from tongban.store.quality.models import CheckPiece, CheckRun, RuleBookRow

WHOLE: Final = ("table", "file")
"""Kinds of connection whose rows can all be read."""

_PIECE: Final = 768 * 1024
"""Divides by three, so that pieces in base 64 join without filling."""


def is_connected(dataset: str) -> bool:
    """Tell whether every row of a dataset can be read where it is."""
    return Connection.objects.filter(pk=dataset, kind__in=WHOLE).exists()


@transaction.atomic
def check_connected(officer: Officer, dataset: str, outside: Outside) -> UUID:
    """Have a connected register checked as it stands; return the id of the check.

    Raises:
        InvalidValue: when no table or file is connected, or no rules are in force.
        Conflict: when a check is under way.
    """
    known = _allowed(officer, dataset)
    if not is_connected(dataset):
        raise InvalidValue("source", "没有接入库表或文件，请上传登记簿")
    return _begun(officer, known, outside, source=Source.CONNECTION, name=known.name).pk


@transaction.atomic
def check_file(
    officer: Officer, dataset: str, content: Iterable[bytes], outside: Outside, *, name: str
) -> UUID:
    """Have a register checked that is handed in as a file; return the id of the check.

    Raises:
        InvalidValue: when no rules are in force.
        Conflict: when a check is under way.
    """
    known = _allowed(officer, dataset)
    run = _begun(officer, known, outside, source=Source.UPLOAD, name=name)
    for number, piece in enumerate(_pieces(content)):
        row = CheckPiece(run=run, number=number)
        row.content = base64.b64encode(piece).decode()
        row.save(force_insert=True)
    return run.pk


def _allowed(officer: Officer, dataset: str) -> Dataset:
    known = known_dataset(dataset, published().catalogue)
    if not answers_for(officer, known.holder):
        raise NotAllowed("only a steward of the holder may", rule="quality.holder")
    if not RuleBookRow.objects.filter(pk=dataset, rules__gt=0).exists():
        raise InvalidValue("rules", "还没有启用的规则，请先写规则并送审")
    return known


def _begun(
    officer: Officer, dataset: Dataset, outside: Outside, *, source: Source, name: str
) -> CheckRun:
    try:
        with transaction.atomic():
            run = CheckRun.objects.create(
                id=uuid4(),
                dataset=dataset.code,
                holder=dataset.holder,
                source=source,
                name=name[:200],
                by=officer.staff_number,
                by_name=officer.name,
                began_at=outside.now,
            )
    except IntegrityError as error:
        raise Conflict("a check of this dataset is under way") from error
    note(officer, "quality.check", f"dataset:{dataset.code}", details={"source": source.value})
    return run


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    waiting = bytearray()
    for chunk in content:
        waiting += chunk
        while len(waiting) >= _PIECE:
            yield bytes(waiting[:_PIECE])
            del waiting[:_PIECE]
    if waiting:
        yield bytes(waiting)
