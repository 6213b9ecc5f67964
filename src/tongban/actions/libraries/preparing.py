"""How records of each kind of library are made comparable (预处理)."""

from collections.abc import Callable, Mapping
from typing import Final

from tongban.core.libraries.definitions import Library, LibrarySubject
from tongban.core.linkage.levels import Record
from tongban.engines.linkage import preparing

PREPARED: Final[Mapping[LibrarySubject, Callable[[Mapping[str, str | None]], Record]]] = {
    LibrarySubject.PERSON: preparing.person,
    LibrarySubject.ORGANISATION: preparing.organisation,
    LibrarySubject.THING: preparing.thing,
}


def comparable(library: Library, values: Mapping[str, str]) -> Record:
    """Return a record as the model of the library compares it."""
    return PREPARED[library.subject](values)


def number_of(library: Library, record: Record) -> str | None:
    """Return the number under which a record is found again, if it has one that is right."""
    return record.get(library.number)
