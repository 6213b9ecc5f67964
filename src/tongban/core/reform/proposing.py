"""Measures that the graph proposes (措施建议): what could be done, and what it would save.

Each proposal is tried on the year of cases by the what-if; what saves nothing is not proposed. It
names parts of items and leaves the law's precondition to those who decide.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import EvidenceKind, EvidenceRequirement, EvidenceSource, Trust
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Step, StepKind
from tongban.core.graph.burden.model import (
    Document,
    Figures,
    Service,
    Source,
    SourceKind,
    Sparing,
    YearlyBurden,
)
from tongban.core.graph.what_if.compare import what_if
from tongban.core.graph.what_if.switches import Merger, Part, Switches
from tongban.core.reform.figures import difference
from tongban.core.reform.preconditions import MeasureKind
from tongban.core.reform.standpoints import Standpoint
from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing that could be done, to which parts of which items, and for what (措施建议).

    `subject` is the evidence type that a register would replace, or the step that takes another in;
    `within` is the department whose items alone were looked at, if it was one.
    """

    kind: MeasureKind
    department: str
    parts: tuple[Part, ...]
    subject: str = ""
    saving: Figures = field(default_factory=Figures)
    within: str = ""

    @property
    def items(self) -> tuple[str, ...]:
        """Return the items that it changes."""
        return tuple(dict.fromkeys(item for item, _ in self.parts))

    @property
    def key(self) -> str:
        """Return what tells it from every other proposal."""
        first, part = self.parts[0]
        match self.kind:
            case MeasureKind.SHARE:
                about = "@".join(filter(None, (self.subject, self.within)))
            case MeasureKind.MERGE:
                about = f"{first}.{part}.{self.subject}"
            case _:
                about = f"{first}.{part}"
        return f"{self.kind.value}.{about}"


def proposals(catalogue: Catalogue, now: Standpoint, *, within: str = "") -> tuple[Proposal, ...]:
    """Return what would save something among the items looked at, what saves most first."""
    tried = _Trial(now)
    found = (
        replace(one, saving=tried.saving(one), within=within)
        for one in (*_of_items(catalogue, tried), *_to_share(catalogue, tried))
    )
    return tuple(sorted((one for one in found if _helps(one)), key=_weight))


def saving(proposal: Proposal, at: Standpoint) -> Figures:
    """Return what a proposal would save from this standpoint."""
    return _Trial(at).saving(proposal)


def switches(proposal: Proposal, on: frozenset[Source]) -> Switches:
    """Return the switches that stand for a proposal."""
    parts = frozenset(proposal.parts)
    turned: dict[str, Any] = {}
    match proposal.kind:
        case MeasureKind.DROP:
            turned = {"dropped": parts}
        case MeasureKind.SHARE:
            on |= {_wanted(proposal.subject)}
        case MeasureKind.DECLARE:
            turned = {"declared": parts}
        case MeasureKind.DEFER:
            turned = {"deferred": parts, "not_shown": parts}
        case MeasureKind.MERGE:
            ((item, step),) = proposal.parts
            turned = {"merged": frozenset({Merger(item, step, proposal.subject)})}
        case MeasureKind.PARALLELISE:
            turned = {"parallel": parts}
        case MeasureKind.ONLINE:
            turned = {"online": frozenset(proposal.items), "not_shown": parts}
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)
    return Switches(on=on, **turned)


def _helps(one: Proposal) -> bool:
    return one.kind.figure.of(one.saving) > 0


def _weight(one: Proposal) -> tuple[int, int, int, str]:
    saved = one.saving
    return (-saved.documents, -saved.visits, -saved.days - saved.steps, one.key)


@dataclass(frozen=True)
class _Trial:
    """The services by item, so that each proposal is tried on what it changes only."""

    at: Standpoint
    services: Mapping[str, tuple[Service, ...]] = field(init=False)

    def __post_init__(self) -> None:
        by_item: defaultdict[str, list[Service]] = defaultdict(list)
        for service in self.at.burden.services:
            by_item[service.item].append(service)
        kept = {item: tuple(services) for item, services in by_item.items()}
        object.__setattr__(self, "services", kept)

    def saving(self, proposal: Proposal) -> Figures:
        """Return what is saved in a year; nothing where the steps cannot be merged."""
        try:
            compared = what_if(
                self._touched(proposal),
                Switches(on=self.at.on),
                switches(proposal, self.at.on),
            )
        except InvalidValue:
            return Figures()
        return difference(*compared.figures)

    def _touched(self, proposal: Proposal) -> YearlyBurden:
        services = (self.services.get(item, ()) for item in proposal.items)
        burden = replace(self.at.burden, services=tuple(one for some in services for one in some))
        if proposal.kind is not MeasureKind.SHARE:
            return burden
        return replace(burden, supplies=_proved_too(burden, proposal.subject))

    def items(self, catalogue: Catalogue) -> Iterator[ServiceItem]:
        """Return the items that are used from this standpoint, as they are published."""
        return (catalogue.items[code] for code in self.services if code in catalogue.items)

    def still_asked(self, item: str) -> frozenset[str]:
        """Return the requirements for which somebody hands in a paper."""
        return frozenset(
            need.requirement
            for service in self.services.get(item, ())
            for need in service.needs
            if self.at.supplied.standing(need).asks_for_paper
        )


def _wanted(evidence: str) -> Source:
    """Return the register that would answer for an evidence type if there were one."""
    return Source(SourceKind.DATASET, f"wanted:{evidence}")


def _proved_too(burden: YearlyBurden, evidence: str) -> Mapping[Document, Sparing]:
    source = _wanted(evidence)
    return {
        document: supply._replace(proving=supply.proving | {source})
        if document.evidence == evidence
        else supply
        for document, supply in burden.supplies.items()
    }


def _of_items(catalogue: Catalogue, tried: _Trial) -> Iterator[Proposal]:
    for item in tried.items(catalogue):
        asked = tried.still_asked(item.code)
        for requirement in item.requirements:
            if requirement.id in asked:
                for kind in _fitting(requirement, item, catalogue):
                    yield _proposal(kind, item, requirement.id)
        yield from _for_steps(item)
        shown = [one.id for one in item.requirements if one.id in asked and one.original_seen]
        yield _proposal(MeasureKind.ONLINE, item, *(shown or [""]))


def _proposal(kind: MeasureKind, item: ServiceItem, *parts: str, subject: str = "") -> Proposal:
    return Proposal(
        kind=kind,
        department=item.department,
        parts=tuple((item.code, part) for part in parts),
        subject=subject,
    )


def _fitting(
    requirement: EvidenceRequirement, item: ServiceItem, catalogue: Catalogue
) -> Iterator[MeasureKind]:
    """Yield what could be done about a paper that is still asked for."""
    documents = [
        catalogue.evidence.get(one) for listed in requirement.alternatives for one in listed
    ]
    known = [one for one in documents if one is not None]
    if all(one.is_local for one in requirement.basis) or (
        known and all(one.issuer == item.department for one in known)
    ):
        yield MeasureKind.DROP
    proof = known and all(one.kind is not EvidenceKind.FORM for one in known)
    from_office = any(one.source is EvidenceSource.GOVERNMENT for one in known)
    unpromised = not requirement.declarable and requirement.least_trust is Trust.DECLARED
    if proof and from_office and unpromised:
        yield MeasureKind.DECLARE
    if not requirement.primary and not requirement.deferrable:
        yield MeasureKind.DEFER


def _for_steps(item: ServiceItem) -> Iterator[Proposal]:
    by_id = {step.id: step for step in item.steps}
    for step in item.steps:
        before = [by_id[one] for one in step.waits_for]
        if step.kind is not StepKind.WORK or not before:
            continue
        if any(one.kind is StepKind.WORK and _elsewhere(one, step) for one in before):
            yield _proposal(MeasureKind.PARALLELISE, item, step.id)
        for one in before:
            if one.kind is StepKind.WORK and not _elsewhere(one, step):
                yield _proposal(MeasureKind.MERGE, item, step.id, subject=one.id)


def _elsewhere(one: Step, other: Step) -> bool:
    return one.department != other.department


def _to_share(catalogue: Catalogue, tried: _Trial) -> Iterator[Proposal]:
    """Yield, for each paper of an office that is still asked for, the register it would take."""
    places: defaultdict[str, list[Part]] = defaultdict(list)
    for item in tried.items(catalogue):
        asked = tried.still_asked(item.code)
        for requirement in item.requirements:
            if requirement.id in asked:
                for one in _documents(requirement):
                    places[one].append((item.code, requirement.id))
    for code, parts in places.items():
        evidence = catalogue.evidence.get(code)
        if evidence is not None and evidence.source is EvidenceSource.GOVERNMENT:
            yield Proposal(
                kind=MeasureKind.SHARE,
                department=evidence.issuer or catalogue.items[parts[0][0]].department,
                parts=tuple(parts),
                subject=code,
            )


def _documents(requirement: EvidenceRequirement) -> Iterable[str]:
    return dict.fromkeys(one for listed in requirement.alternatives for one in listed)
