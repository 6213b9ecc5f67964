"""The made-up province as a burden in columns: every register and certificate can be switched."""

import numpy as np

from bench.province import Province
from bench.province import Rows as Pairs
from tongban.core.catalog.evidence import Trust
from tongban.core.graph.burden.model import Document, Source, SourceKind
from tongban.engines.burden.columns import Columns, Sources
from tongban.engines.burden.rows import Rows


def burden_columns(made: Province) -> Columns:
    """Return the burden of a province, with codes that are kinds and numbers."""
    return Columns(
        sources=_sources(made),
        grades={f"c{one}": Trust.ISSUED for one in np.flatnonzero(made.evidence_certificate)},
        items=[f"i{one}" for one in range(made.items)],
        journeys=[""],
        departments=[f"b{one}" for one in range(made.departments)],
        requirements=[f"r{one}" for one in range(int(np.diff(made.item_requirements.first).max()))],
        steps=[f"s{one}" for one in range(int(np.diff(made.item_steps.first).max()))],
        service_item=np.arange(made.items, dtype=np.int32),
        service_journey=np.zeros(made.items, np.int32),
        service_department=made.item_department,
        service_clientele=made.item_audience,
        service_cases=made.item_cases,
        service_from_home=made.item_from_home,
        service_lawful_days=np.full(made.items, 35, np.int32),
        need_first=made.item_requirements.first,
        need_requirement=_places(made.item_requirements),
        need_cases=made.requirement_cases,
        need_declarable=made.requirement_declarable,
        need_deferrable=np.zeros(made.requirements, np.bool_),
        need_shown=made.requirement_shown,
        need_lists=Rows(*made.requirement_alternatives),
        list_documents=Rows(*made.alternative_evidence),
        task_first=made.item_steps.first,
        task_step=_places(made.item_steps),
        task_days=made.step_days,
        task_presence=made.step_presence,
        task_opening=_places(made.item_steps) == 0,
        task_waits_for=Rows(*made.step_waits_for),
    )


def _places(rows: Pairs) -> np.ndarray:
    """Return the place of each member in its row."""
    starts = np.repeat(rows.first[:-1], np.diff(rows.first))
    return np.arange(len(rows.members), dtype=np.int32) - starts


def _sources(made: Province) -> Sources:
    certified = np.flatnonzero(made.evidence_certificate)
    place = made.datasets + np.arange(len(certified), dtype=np.int32)
    return Sources(
        sources=[
            *(Source(SourceKind.DATASET, f"d{one}") for one in range(made.datasets)),
            *(Source(SourceKind.CERTIFICATE, f"c{one}") for one in certified),
        ],
        documents=[Document(f"p{one}") for one in range(made.evidence)],
        elements=[f"e{one}" for one in range(made.elements)],
        element_servers=Rows(*made.dataset_elements).turned(made.elements),
        document_proving=Rows(
            np.concatenate(([0], np.cumsum(made.evidence_certificate))).astype(np.int32), place
        ),
        document_elements=Rows(*made.evidence_elements),
    )
