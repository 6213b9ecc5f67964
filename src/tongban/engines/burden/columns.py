"""A burden in columns (列存负担): every need and task one entry, every code said once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import numpy as np

from tongban.core.catalog.evidence import Trust
from tongban.core.graph.burden.model import (
    Clientele,
    Document,
    Need,
    Service,
    Source,
    Sparing,
    Task,
    YearlyBurden,
)
from tongban.engines.burden.rows import Flags, Integers, Rows

CLIENTELES = tuple(Clientele)

Known = TypeVar("Known")


class Sources(NamedTuple):
    """What spares which documents: elements by their servers, documents by sources and elements."""

    sources: Sequence[Source]
    documents: Sequence[Document]
    elements: Sequence[str]
    element_servers: Rows
    document_proving: Rows
    document_elements: Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """All services, needs and tasks; `…_first` says where those of each service begin."""

    sources: Sources
    grades: dict[str, Trust]
    items: Sequence[str]
    journeys: Sequence[str]
    departments: Sequence[str]
    requirements: Sequence[str]
    steps: Sequence[str]
    service_item: Integers
    service_journey: Integers
    service_department: Integers
    service_clientele: Integers
    service_cases: Integers
    service_from_home: Flags
    service_lawful_days: Integers
    need_first: Integers
    need_requirement: Integers
    need_cases: Integers
    need_declarable: Flags
    need_deferrable: Flags
    need_shown: Flags
    need_lists: Rows
    list_documents: Rows
    task_first: Integers
    task_step: Integers
    task_days: Integers
    task_presence: Flags
    task_opening: Flags
    task_waits_for: Rows

    def excerpt(self, places: Iterable[int], *, besides: Iterable[int] = ()) -> YearlyBurden:
        """Return some services as core knows them, with all that spares their documents.

        `besides` are places of more documents of which is told what spares them.
        """
        wanted = [int(place) for place in places]
        services = tuple(map(self._service, wanted))
        known = self.sources
        rows = {known.documents[row]: row for row in (*self._documents_of(wanted), *besides)}
        elements = {int(one) for row in rows.values() for one in known.document_elements.row(row)}
        return YearlyBurden(
            services=services,
            supplies={document: self._sparing(row) for document, row in rows.items()},
            servers={known.elements[one]: self._servers(one) for one in sorted(elements)},
            grades=self.grades,
        )

    def _documents_of(self, places: Iterable[int]) -> Iterator[int]:
        """Return the documents that some services ask for."""
        needs = [one for place in places for one in range(*self.need_first[place : place + 2])]
        lists = self.need_lists.at(np.array(needs, np.int32))
        yield from dict.fromkeys(self.list_documents.at(lists).tolist())

    def _sparing(self, row: int) -> Sparing:
        known = self.sources
        proving = (known.sources[one] for one in known.document_proving.row(row))
        elements = (known.elements[one] for one in known.document_elements.row(row))
        return Sparing(frozenset(proving), tuple(elements))

    def _servers(self, element: int) -> frozenset[Source]:
        known = self.sources
        return frozenset(known.sources[one] for one in known.element_servers.row(element))

    def _service(self, place: int) -> Service:
        needs = range(self.need_first[place], self.need_first[place + 1])
        tasks = range(self.task_first[place], self.task_first[place + 1])
        return Service(
            item=self.items[self.service_item[place]],
            department=self.departments[self.service_department[place]],
            clientele=CLIENTELES[self.service_clientele[place]],
            cases=int(self.service_cases[place]),
            needs=tuple(map(self._need, needs)),
            tasks=tuple(map(self._task, tasks)),
            from_home=bool(self.service_from_home[place]),
            journey=self.journeys[self.service_journey[place]],
            lawful_days=int(self.service_lawful_days[place]),
        )

    def _need(self, place: int) -> Need:
        documents = self.sources.documents
        return Need(
            requirement=self.requirements[self.need_requirement[place]],
            alternatives=tuple(
                tuple(documents[one] for one in self.list_documents.row(int(listed)))
                for listed in self.need_lists.row(place)
            ),
            cases=int(self.need_cases[place]),
            declarable=bool(self.need_declarable[place]),
            deferrable=bool(self.need_deferrable[place]),
            shown=bool(self.need_shown[place]),
        )

    def _task(self, place: int) -> Task:
        return Task(
            step=self.steps[self.task_step[place]],
            days=int(self.task_days[place]),
            waits_for=tuple(
                self.steps[self.task_step[one]] for one in self.task_waits_for.row(place)
            ),
            presence=bool(self.task_presence[place]),
            opening=bool(self.task_opening[place]),
        )


class _Numbered(dict[Known, int]):
    """Gives each thing that is looked up a number, in the order of asking."""

    def __missing__(self, key: Known) -> int:
        self[key] = number = len(self)
        return number


def columns(burden: YearlyBurden) -> Columns:
    """Return a burden in columns."""
    services = burden.services
    needs = [need for service in services for need in service.needs]
    lists = [listed for need in needs for listed in need.alternatives]
    items, journeys, departments = _Numbered[str](), _Numbered[str](), _Numbered[str]()
    requirements, steps = _Numbered[str](), _Numbered[str]()
    documents = _Numbered[Document]()
    list_documents = Rows.of([[documents[one] for one in listed] for listed in lists])
    return Columns(
        service_item=_integers(items[one.item] for one in services),
        service_journey=_integers(journeys[one.journey] for one in services),
        service_department=_integers(departments[one.department] for one in services),
        service_clientele=_integers(CLIENTELES.index(one.clientele) for one in services),
        service_cases=_integers(one.cases for one in services),
        service_from_home=_flags(one.from_home for one in services),
        service_lawful_days=_integers(one.lawful_days for one in services),
        need_first=_firsts(len(one.needs) for one in services),
        need_requirement=_integers(requirements[one.requirement] for one in needs),
        need_cases=_integers(one.cases for one in needs),
        need_declarable=_flags(one.declarable for one in needs),
        need_deferrable=_flags(one.deferrable for one in needs),
        need_shown=_flags(one.shown for one in needs),
        need_lists=Rows(
            _firsts(len(one.alternatives) for one in needs),
            np.arange(len(lists), dtype=np.int32),
        ),
        list_documents=list_documents,
        **_tasks(services, steps),
        sources=sources_of(burden, list(documents)),
        grades=dict(burden.grades),
        items=list(items),
        journeys=list(journeys),
        departments=list(departments),
        requirements=list(requirements),
        steps=list(steps),
    )


def _tasks(services: Sequence[Service], steps: _Numbered[str]) -> dict[str, Any]:
    tasks = [task for service in services for task in service.tasks]
    waits: list[list[int]] = []
    for service in services:
        place = {task.step: len(waits) + turn for turn, task in enumerate(service.tasks)}
        waits += [[place[step] for step in task.waits_for] for task in service.tasks]
    return {
        "task_first": _firsts(len(one.tasks) for one in services),
        "task_step": _integers(steps[one.step] for one in tasks),
        "task_days": _integers(one.days for one in tasks),
        "task_presence": _flags(one.presence for one in tasks),
        "task_opening": _flags(one.opening for one in tasks),
        "task_waits_for": Rows.of(waits),
    }


def sources_of(burden: YearlyBurden, documents: list[Document]) -> Sources:
    """Return what spares these documents, and by whom the elements that they carry are served."""
    sources, elements = _Numbered[Source](), _Numbered[str]()
    sparing = [burden.supplies.get(document, Sparing()) for document in documents]
    proving = Rows.of(
        [[sources[one] for one in sorted(each.proving, key=_order)] for each in sparing]
    )
    carried = Rows.of([[elements[one] for one in each.elements] for each in sparing])
    servers = [sorted(burden.servers.get(one, frozenset()), key=_order) for one in elements]
    served = Rows.of([[sources[one] for one in each] for each in servers])
    return Sources(list(sources), documents, list(elements), served, proving, carried)


def _order(source: Source) -> tuple[str, str, bool]:
    return (source.kind.value, source.code, source.in_part)


def _integers(values: Iterable[int]) -> Integers:
    return np.fromiter(values, np.int32)


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, np.bool_)


def _firsts(lengths: Iterable[int]) -> Integers:
    return np.concatenate((np.zeros(1, np.int32), np.cumsum(_integers(lengths), dtype=np.int32)))
