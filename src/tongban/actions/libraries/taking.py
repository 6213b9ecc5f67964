"""Take in registers (归集): what is new, changed or gone since the last time; nothing twice."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from tongban.actions.libraries.preparing import PREPARED, number_of
from tongban.actions.outside import Outside
from tongban.core.libraries.definitions import Library
from tongban.core.vocabulary.errors import NotFound
from tongban.store.freezing.converter import stored
from tongban.store.libraries.models import LibraryRow, RegisterRecord
from tongban.store.libraries.queries import definition_of
from tongban.store.sealing import blind_index, blind_indexes

_AT_ONCE: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How much of a register was new, changed, the same, and gone."""

    new: int
    changed: int
    same: int
    gone: int


@transaction.atomic
def define(library: Library) -> None:
    """Write down what a library is made of, or what it is made of from now on."""
    LibraryRow.objects.update_or_create(
        pk=library.code, defaults={"keeper": library.keeper, "definition": stored(library)}
    )


@transaction.atomic
def take(
    library: str,
    register: str,
    rows: Iterable[tuple[str, Mapping[str, str | None]]],
    outside: Outside,
) -> Taken:
    """Take in a whole register, each row by its key; rows that are missing are gone from it.

    Raises:
        NotFound: when there is no such library.
        InvalidValue: when it is not made of that register.
    """
    row, definition = held(library)
    definition.source(register)
    known = {one.key: one for one in RegisterRecord.objects.filter(library=row, register=register)}
    wanted = tuple(field.code for field in definition.fields)
    new: list[RegisterRecord] = []
    changed: list[RegisterRecord] = []
    seen: set[str] = set()
    for key, values in rows:
        kept = {code: value for code in wanted if (value := (values.get(code) or "").strip())}
        record = known.get(key) or RegisterRecord(library=row, register=register, key=key)
        seen.add(key)
        digests = _digests(kept)
        if record.pk and bytes(record.digest) in digests and record.gone_at is None:
            continue
        _fill(record, kept, digests[0], definition)
        (changed if record.pk else new).append(record)
    RegisterRecord.objects.bulk_create(new, batch_size=_AT_ONCE)
    columns = ["digest", "content_sealed", "number_index", "fresh", "gone_at"]
    RegisterRecord.objects.bulk_update(changed, columns, batch_size=_AT_ONCE)
    gone = [one.pk for key, one in known.items() if key not in seen and one.gone_at is None]
    RegisterRecord.objects.filter(pk__in=gone).update(gone_at=outside.now)
    return Taken(
        new=len(new),
        changed=len(changed),
        same=len(seen) - len(new) - len(changed),
        gone=len(gone),
    )


def held(library: str) -> tuple[LibraryRow, Library]:
    """Lock a library, so that only one run at a time changes it; call it inside a transaction.

    Raises:
        NotFound: when there is none.
    """
    row = LibraryRow.objects.select_for_update().filter(pk=library).first()
    if row is None:
        raise NotFound(f"no library {library}")
    return row, definition_of(row)


def _fill(record: RegisterRecord, values: dict[str, str], digest: bytes, library: Library) -> None:
    record.content = values
    record.digest = digest
    record.fresh, record.gone_at = True, None
    number = number_of(library, PREPARED[library.subject](values))
    record.number_index = None if number is None else blind_index(number)


def _digests(values: Mapping[str, str]) -> list[bytes]:
    """Return by what the same content is known again, whatever key was in use when it came."""
    written = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return [hashlib.sha256(one).digest() for one in blind_indexes(written)]
