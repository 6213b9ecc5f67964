"""The flat model of the burden (负担模型): only what can cost a document, a day, a step or a visit.

A paper falls away when one source that proves it serves, or when registers together serve all the
elements it carries (政务数据共享条例 §19: what sharing provides is not collected again). Whole
numbers of cases a year stand where shares would, so that sums are exact in every order.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tongban.core.catalog.evidence import Trust


class SourceKind(enum.Enum):
    """What can make a paper unnecessary (免提交的来源)."""

    __hash__ = object.__hash__  # members are unique; the one of Enum is a Python call

    DATASET = "dataset"
    CERTIFICATE = "certificate"
    JOURNEY = "journey"


class Source(NamedTuple):
    """A dataset that is shared, a certificate type that people hold, or a journey that produces.

    `in_part` is a dataset as far as it was granted: it serves the items of its grants alone.
    """

    kind: SourceKind
    code: str
    in_part: bool = False


class Document(NamedTuple):
    """A paper as a requirement wants it: at least of which grade, and inside which journey.

    `journey` is named only where that journey produces the paper itself. `opened` are the datasets
    that have to do with it and were granted for the item that asks, but not for every item.
    """

    evidence: str
    grade: Trust = Trust.CHECKED
    journey: str = ""
    opened: tuple[str, ...] = ()


class Sparing(NamedTuple):
    """What makes a document unnecessary: any one of `proving`, or all `elements` being served."""

    proving: frozenset[Source] = frozenset()
    elements: tuple[str, ...] = ()


class Need(NamedTuple):
    """A requirement flattened: which documents, in how many cases a year, and how it is asked.

    `declarable`: a promise in writing may stand in for it; `shown`: what is handed in is compared
    with the original at a window.
    """

    requirement: str
    alternatives: tuple[tuple[Document, ...], ...]
    cases: int
    declarable: bool = False
    deferrable: bool = False
    shown: bool = False


class Task(NamedTuple):
    """A step flattened: working days that it takes, the tasks it waits for, presence."""

    step: str
    days: int
    waits_for: tuple[str, ...] = ()
    presence: bool = False
    opening: bool = False


class Clientele(enum.Enum):
    """Whom a service is for, as a whole (服务对象类别)."""

    PEOPLE = "people"
    BUSINESSES = "businesses"
    BOTH = "both"


class Service(NamedTuple):
    """One item version as it is used: alone, or inside one journey, so many times a year.

    `lawful_days` are the working days that law allows one case, from filing to delivery.
    """

    item: str
    department: str
    clientele: Clientele
    cases: int
    needs: tuple[Need, ...]
    tasks: tuple[Task, ...]
    from_home: bool = True
    journey: str = ""
    lawful_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyBurden:
    """The whole catalogue, flattened.

    `supplies` tells what makes each document unnecessary, `servers` which sources serve each
    element (as `serving.served_as` names it), `grades` how far a certificate of each type is
    trusted.
    """

    services: tuple[Service, ...]
    supplies: Mapping[Document, Sparing]
    servers: Mapping[str, frozenset[Source]]
    grades: Mapping[str, Trust]

    def sources(self) -> frozenset[Source]:
        """Return every source that could serve."""
        proving = (supply.proving for supply in self.supplies.values())
        return frozenset().union(*proving, *self.servers.values())


class Figures(NamedTuple):
    """The four reductions of some cases, added up (四减合计).

    Of `documents`, `deferred` may be handed in after acceptance; `days` are working days on the
    critical path. Divided by `cases` they are what one case costs.
    """

    cases: int = 0
    documents: int = 0
    deferred: int = 0
    days: int = 0
    steps: int = 0
    visits: int = 0

    def plus(self, other: "Figures") -> "Figures":
        """Return both together."""
        return Figures(*(one + two for one, two in zip(self, other, strict=True)))
