"""Blind indexes (盲索引): equal values are found by a keyed digest, without being readable.

The key changes by another put over it: an index of the second generation is the digest under the
second key of what the first key made. So whatever is stored is carried over without anybody's
number (`carrying`), and who has stolen the first key alone finds nobody any more. Columns declare
themselves here, so that all are found when a key is added:

    subject_index = BlindIndex()

What can never be rewritten is asked for in every generation (`blind_indexes`).
"""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Protocol, cast

from django.apps import apps
from django.conf import settings
from django.db import connection, models

INDEX_BYTES: Final = 32
_WITNESS: Final = "the witness of the keys"


class _Connection(Protocol):
    """A connection that has asked with how many keys the indexes are made (`database`)."""

    @property
    def index_generation(self) -> int: ...


class BlindIndex(models.BinaryField):  # type: ignore[type-arg]
    """A column of blind indexes; one that is not `carried` is asked for in every generation."""

    def __init__(self, *, carried: bool = True, **options: Any) -> None:
        self.carried = carried
        super().__init__(**{"max_length": INDEX_BYTES, **options})

    def deconstruct(self) -> Any:
        """Return the field as migrations know it: octets, like any other."""
        name, _, positional, options = super().deconstruct()
        return name, "django.db.models.BinaryField", positional, options


class BlindText(models.CharField):  # type: ignore[type-arg]
    """A column of words, some of which are blind indexes as hexadecimal."""

    def deconstruct(self) -> Any:
        """Return the field as migrations know it: words, like any other."""
        name, _, positional, options = super().deconstruct()
        return name, "django.db.models.CharField", positional, options


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindColumn:
    """A column of blind indexes of a table."""

    table: str
    column: str
    carried: bool
    text: bool

    @property
    def name(self) -> str:
        """Return the table and the column."""
        return f"{self.table}.{self.column}"


def blind_index(value: str) -> bytes:
    """Return the digest by which equal values are found, of the generation that is stored."""
    return blind_indexes(value)[0]


def blind_indexes(value: str) -> tuple[bytes, ...]:
    """Return the digests of a value in every generation, the newest first."""
    return tuple(_chain(value.encode(), index_keys()[: generation()]))[::-1]


def carried_over(index: bytes, *, since: int) -> bytes:
    """Return a digest of an older generation in the newest for which there is a key."""
    *_, newest = (index, *_chain(index, index_keys()[since:]))
    return newest


def witness(generations: int) -> bytes:
    """Return by what it is known that the keys are those with which the indexes were made."""
    *_, made = _chain(_WITNESS.encode(), index_keys()[:generations])
    return made


def generation() -> int:
    """Return with how many keys the indexes in the database are made."""
    if not settings.BLIND_INDEX_LATER_KEYS:
        return 1
    return cast("_Connection", connection).index_generation


def index_keys() -> tuple[bytes, ...]:
    """Return the keys, the first one first."""
    listed = (settings.BLIND_INDEX_KEY, *settings.BLIND_INDEX_LATER_KEYS)
    return tuple(one.encode() for one in listed)


def blind_columns() -> tuple[BlindColumn, ...]:
    """Return every column of blind indexes of every table, in a stable order."""
    found = (
        BlindColumn(
            table=model._meta.db_table,  # noqa: SLF001 - Django's documented way to the table
            column=field.column,
            carried=not isinstance(field, BlindIndex) or field.carried,
            text=isinstance(field, BlindText),
        )
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields  # noqa: SLF001 - and to its columns
        if isinstance(field, BlindIndex | BlindText)
    )
    return tuple(sorted(found, key=lambda one: one.name))


def _chain(value: bytes, keys: Iterable[bytes]) -> Iterator[bytes]:
    for key in keys:
        keyed = _keyed(key).copy()
        keyed.update(value)
        value = keyed.digest()
        yield value


@lru_cache(maxsize=8)
def _keyed(key: bytes) -> hmac.HMAC:
    """Return a digest that has read its key; copying it lets no other thread in between."""
    return hmac.new(key, digestmod="sha256")
