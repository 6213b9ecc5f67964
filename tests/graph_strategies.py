"""Small generated catalogues with everything that a graph can hold, for its questions.

A catalogue is made from one number, because drawing each of its thousand choices apart takes longer
than all the questions.
"""

from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import TypeVar

from guidework import LAW, days, element, item, journey
from hypothesis import strategies as st

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.catalog.departments import Department
from tongban.core.catalog.evidence import (
    EvidenceKind,
    EvidenceRequirement,
    EvidenceSource,
    EvidenceType,
)
from tongban.core.catalog.items import AcceptanceCondition, Fee, FormField, LegalBasis, ServiceItem
from tongban.core.catalog.parameters import Parameter, ParameterValue
from tongban.core.catalog.steps import Output, OutputKind, Step
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.reach import Situation
from tongban.core.graph.service_graph import ServiceGraph
from tongban.core.journeys.definitions import Journey
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.money import Money

ELEMENTS = tuple(f"e.n{number}" for number in range(5))
EVIDENCE = tuple(f"v{number}" for number in range(6))
DEPARTMENTS = ("bureau", "court", "tax")
CITATIONS = (
    LAW,
    Citation(law="行政许可法", article="42", paragraph=1),
    Citation(law="食品安全法", article="35"),
    Citation(law="某办法", number="某令第1号"),
    Citation.local("本市做法"),
)
NAMES = ("食品经营许可", "户口登记 A", "社保卡", "不动产 a 转移", "卡")
CERTIFICATES = (None, "k0", "k1")
CONDITIONS = tuple(
    parse(text) for text in ("always", "e.n0", "e.n1 and not e.n2", "e.n3 = $p.least")
)
LIMITS = (days(3), days(20), TimeLimit.calendar_days(30, CITATIONS[1]), TimeLimit.instant(LAW))
CODES = ("a", "a-b", "a.b", "b", "c", "z")

T = TypeVar("T")


@dataclass(frozen=True)
class Maker:
    """Makes definitions at random."""

    random: Random

    def some(self, values: tuple[T, ...], most: int, *, least: int = 0) -> tuple[T, ...]:
        return tuple(self.random.sample(values, self.random.randint(least, most)))

    def one(self, values: tuple[T, ...]) -> T:
        return self.random.choice(values)

    def perhaps(self) -> bool:
        return self.random.random() < 0.4

    def requirement(self, name: str) -> EvidenceRequirement:
        primary = self.perhaps()
        lists = range(self.random.randint(1, 2))
        return EvidenceRequirement(
            id=name,
            name=self.one(NAMES),
            alternatives=tuple(self.some(EVIDENCE, 2, least=1) for _ in lists),
            basis=self.some(CITATIONS, 2, least=1),
            needed_when=self.one(CONDITIONS),
            primary=primary,
            deferrable=not primary,
            declarable=self.perhaps() and self.perhaps(),
            original_seen=self.perhaps(),
        )

    def steps(self) -> tuple[Step, ...]:
        made: list[Step] = []
        for place in range(self.random.randint(1, 3)):
            step = Step(
                id=f"s{place}",
                name=f"环节{place}",
                department=self.one(DEPARTMENTS),
                limit=self.one(LIMITS),
                waits_for=tuple(one.id for one in made[-1:] if self.perhaps()),
                needed_when=self.one(CONDITIONS),
                presence=self.one(("", "本人到场")),
                basis=self.some(CITATIONS, 1),
            )
            made.append(step)
        return tuple(made)

    def output(self) -> Output:
        return Output(
            code="out",
            name="结果",
            kind=OutputKind.APPROVAL,
            evidence=self.one((None, *EVIDENCE)),
            certificate_type=self.one(CERTIFICATES),
            settles=self.some(ELEMENTS, 1),
            needs=self.some(ELEMENTS, 1),
        )

    def item(self, code: str) -> ServiceItem:
        made = item(
            code,
            questions=self.some(ELEMENTS, 2),
            standard_item=self.one(("", "s1", "s2")),
            promised_limit=self.one(LIMITS),
            conditions=[
                AcceptanceCondition(
                    id="c",
                    words="条件",
                    expression=self.one(CONDITIONS),
                    basis=self.some(CITATIONS, 1),
                )
            ],
            requirements=tuple(self.requirement(f"r{n}") for n in range(self.random.randint(0, 3))),
            fields=tuple(
                FormField(element=one, purpose="审查", needed_when=self.one(CONDITIONS))
                for one in self.some(ELEMENTS, 2)
            ),
            fees=(Fee(id="f", name="工本费", amount=Money.yuan(5), basis=self.one(CITATIONS)),),
            steps=self.steps(),
            outputs=(self.output(),),
            visits=self.random.randint(0, 2),
        )
        basis = tuple(LegalBasis(citation=one) for one in self.some(CITATIONS, 2))
        return replace(made, department=self.one(DEPARTMENTS), legal_basis=basis)

    def evidence(self, code: str) -> EvidenceType:
        return EvidenceType(
            code=code,
            name=self.one(NAMES),
            kind=EvidenceKind.OTHER,
            source=self.one(tuple(EvidenceSource)),
            proves=self.some(ELEMENTS, 2),
            issuer=self.one((None, *DEPARTMENTS)),
            certificate_type=self.one(CERTIFICATES),
        )

    def dataset(self, code: str) -> Dataset:
        return Dataset(
            code=code,
            name=f"数据{code}",
            holder=self.one(DEPARTMENTS),
            keys=self.some(ELEMENTS, 1),
            serves=self.some(ELEMENTS, 3),
            proves=self.some(EVIDENCE, 1),
            sharing=self.one(tuple(Sharing)),
            basis=self.one((None, *CITATIONS)),
        )

    def catalogue(self) -> tuple[Catalogue, dict[str, Journey]]:
        """Return a catalogue and a journey; some definitions are only mentioned, never given."""
        names = sorted(self.some(CODES, len(CODES), least=1))
        bureau = Department(
            code="bureau", name="明川市某局", short_name="某局", credit_code="", area="519900"
        )
        least = ParameterValue(
            effective_from=date(2024, 1, 1), value=1, citation=self.one(CITATIONS)
        )
        city = Catalogue(
            elements={code: element(code, source_of_truth="court") for code in ELEMENTS[:4]},
            departments={"bureau": bureau},
            evidence={code: self.evidence(code) for code in self.some(EVIDENCE, 6, least=3)},
            items={name: self.item(name) for name in names},
            datasets={f"d{n}": self.dataset(f"d{n}") for n in range(self.random.randint(0, 3))},
            parameters={
                "p.least": Parameter(code="p.least", label="下限", unit="", history=(least,))
            },
        )
        thing = journey(names[0], self.one(("y", "gone")), questions=self.some(ELEMENTS, 1))
        return city, {thing.code: thing}


catalogues = st.integers(0, 2**32).map(lambda seed: Maker(Random(seed)).catalogue())


@st.composite
def situations(draw, graph: ServiceGraph) -> Situation:
    def some(kind: NodeKind) -> frozenset[Node]:
        nodes = graph.nodes(kind)
        return draw(st.frozensets(st.sampled_from(nodes), max_size=2)) if nodes else frozenset()

    return Situation(
        evidence=some(NodeKind.EVIDENCE),
        datasets=some(NodeKind.DATASET),
        unneeded=some(NodeKind.REQUIREMENT),
        promises=draw(st.booleans()),
        brings=draw(st.booleans()),
    )
