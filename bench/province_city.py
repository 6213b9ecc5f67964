"""The made-up province in the database (一省入库): versions with their parts, and a release.

Item documents are left empty: whatever is measured here must not open them. Shared definitions are
those that the platform itself would read.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import psycopg

from bench.province import Province
from bench.province_parts import item_code, item_parts, row
from tongban.actions.graph.parts import FORM, KeptPart
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.departments import Department
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.catalog.evidence import EvidenceKind, EvidenceSource, EvidenceType, Trust
from tongban.core.graph.burden.flat import FlatItem, FlatNeed, FlatStep, StepLength
from tongban.core.graph.burden.model import Clientele
from tongban.core.vocabulary.limits import TimeUnit
from tongban.engines.burden.packing import packed

_CLIENTELES = (Clientele.PEOPLE, Clientele.BUSINESSES)
_KINDS = (EvidenceKind.OTHER, EvidenceKind.CERTIFICATE)
_EMPTY = json.dumps({})


def publish_province(made: Province, database: str) -> None:
    """Release a province: rows by COPY, and one release that names them all."""
    from tongban.store.catalog.definitions import SharedDefinitions
    from tongban.store.freezing.converter import stored

    definitions = stored(SharedDefinitions.of(_shared(made)))
    with psycopg.connect(database) as connection:
        first = _one(connection, "SELECT coalesce(max(id), 0) + 1 FROM store_catalog_itemversion")
        _copy_versions(connection, made, first)
        _copy_parts(connection, made, first)
        connection.execute(
            "INSERT INTO store_catalog_release"
            " (published_at, by, note, digest, definitions, items, journeys)"
            " VALUES (now(), 'bench', '', 'province', %s,"
            " (SELECT array_agg(n) FROM generate_series(%s::bigint, %s::bigint) n), '{}')",
            [json.dumps(definitions, ensure_ascii=False), first, first + made.items - 1],
        )
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("ANALYZE")


def _one(connection: "psycopg.Connection[Any]", query: str) -> int:
    found = connection.execute(query).fetchone()
    assert found is not None
    return int(found[0])


def _copy_versions(connection: "psycopg.Connection[Any]", made: Province, first: int) -> None:
    columns = "id, code, version, name, department, area, audiences, summary, keywords, content"
    days = "digest, effective_from, published_at"
    today = date(2026, 1, 5)
    copying = f"COPY store_catalog_itemversion ({columns}, {days}) FROM STDIN"
    with connection.cursor().copy(copying) as target:
        for item in range(made.items):
            code, department = item_code(item), f"d{made.item_department[item]:06d}"
            names = (code, 1, f"第{item}项", department, "", [], "", [], _EMPTY, code, today, today)
            target.write_row((first + item, *names))


def _copy_parts(connection: "psycopg.Connection[Any]", made: Province, first: int) -> None:
    copying = "COPY store_catalog_graphpart (version_id, form, content) FROM STDIN"
    with connection.cursor().copy(copying) as target:
        for item, (_, graph) in enumerate(item_parts(made)):
            part = KeptPart(graph, packed(flat_item(made, item)))
            target.write_row((first + item, FORM, part.joined()))


_LAWFUL = tuple(StepLength(days, TimeUnit.WORKING_DAY) for days in (5, 20, 10))
"""To accept, to decide and to deliver (行政许可法 §§32, 42, 44)."""


def flat_item(made: Province, item: int) -> FlatItem:
    """Return what an item of a province adds to the burden."""
    return FlatItem(
        item=item_code(item),
        department=f"d{made.item_department[item]:06d}",
        clientele=_CLIENTELES[made.item_audience[item]],
        from_home=bool(made.item_from_home[item]),
        needs=tuple(_needs(made, item)),
        steps=tuple(_steps(made, item)),
        yields=(),
        issues=(),
        lawful=_LAWFUL,
    )


def _needs(made: Province, item: int) -> Iterator[FlatNeed]:
    for place, one in enumerate(row(made.item_requirements, item)):
        lists = (
            row(made.alternative_evidence, listed)
            for listed in row(made.requirement_alternatives, one)
        )
        yield FlatNeed(
            requirement=f"r{place:02d}",
            alternatives=tuple(tuple(f"e{paper:06d}" for paper in listed) for listed in lists),
            grade=Trust.CHECKED,
            declarable=bool(made.requirement_declarable[one]),
            shown=bool(made.requirement_shown[one]),
        )


def _steps(made: Province, item: int) -> Iterator[FlatStep]:
    steps = row(made.item_steps, item)
    for place, one in enumerate(steps):
        days = int(made.step_days[one])
        yield FlatStep(
            step=f"s{place:02d}",
            period=StepLength(days, TimeUnit.WORKING_DAY if days else TimeUnit.INSTANT),
            waits_for=tuple(other - steps[0] for other in row(made.step_waits_for, one)),
            presence=bool(made.step_presence[one]),
            opening=place == 0,
        )


def _shared(made: Province) -> Catalogue:
    return Catalogue(
        elements={one.code: one for one in _elements(made)},
        departments={one.code: one for one in _departments(made)},
        evidence={one.code: one for one in _evidence(made)},
        items={},
        datasets={one.code: one for one in _datasets(made)},
        parameters={},
    )


def _elements(made: Province) -> Iterator[DataElement]:
    for one in range(made.elements):
        yield DataElement(code=f"x.e{one:06d}", label=f"数据元{one}", kind=ValueKind.TEXT)


def _departments(made: Province) -> Iterator[Department]:
    for one in range(made.departments):
        name = f"第{one // 40}区第{one % 40}局"
        yield Department(
            code=f"d{one:06d}", name=name, short_name=name, credit_code="", area=f"{one // 40:06d}"
        )


def _evidence(made: Province) -> Iterator[EvidenceType]:
    for one in range(made.evidence):
        yield EvidenceType(
            code=f"e{one:06d}",
            name=f"证明材料{one}",
            kind=_KINDS[bool(made.evidence_certificate[one])],
            source=EvidenceSource.GOVERNMENT,
            proves=tuple(f"x.e{each:06d}" for each in row(made.evidence_elements, one)),
            issuer=f"d{made.evidence_issuer[one]:06d}",
            certificate_type=f"c{one:06d}" if made.evidence_certificate[one] else None,
        )


def _datasets(made: Province) -> Iterator[Dataset]:
    for one in range(made.datasets):
        yield Dataset(
            code=f"d{one:06d}",
            name=f"数据资源{one}",
            holder=f"d{made.dataset_holder[one]:06d}",
            keys=("x.e000000",),
            serves=tuple(f"x.e{each:06d}" for each in row(made.dataset_elements, one)),
        )


def busiest_datasets(made: Province, count: int) -> list[str]:
    """Return the datasets that serve the elements of most papers, those of most first."""
    carried = np.bincount(made.evidence_elements.members, minlength=made.elements)
    owners = np.repeat(np.arange(made.datasets), np.diff(made.dataset_elements.first))
    served = np.bincount(
        owners, weights=carried[made.dataset_elements.members], minlength=made.datasets
    )
    return [f"d{one:06d}" for one in np.argsort(-served, kind="stable")[:count]]
