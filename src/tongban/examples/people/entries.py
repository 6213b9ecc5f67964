"""Entries (登记条目): how a register's records are drawn from the people, one by one."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from tongban.examples.people.businesses import Business
from tongban.examples.people.city import CityPeople
from tongban.examples.people.residents import Resident

Record: TypeAlias = Mapping[str, Any]
Entries: TypeAlias = Iterator[tuple[str, Record]]
Registers: TypeAlias = Mapping[str, Callable[[CityPeople], Entries]]


def of_residents(read: Callable[[Resident, CityPeople], Record]) -> Callable[[CityPeople], Entries]:
    """Return entries by identity number; whoever has no record is not in the register."""

    def entries(people: CityPeople) -> Entries:
        for resident in people.residents:
            record = read(resident, people)
            if record:
                yield resident.number, overridden(record, resident.known)

    return entries


def of_businesses(read: Callable[[Business], Record]) -> Callable[[CityPeople], Entries]:
    """Return entries by credit code."""

    def entries(people: CityPeople) -> Entries:
        for business in people.businesses:
            yield business.credit_code, overridden(read(business), business.known)

    return entries


def overridden(record: Record, known: Record) -> Record:
    """Return the record as a story has it, without anything that the register does not keep."""
    return {element: known.get(element, value) for element, value in record.items()}
