"""Lawful ways to have a document without asking for it (免提交的途径), cheapest first.

政务数据共享条例: what sharing provides is not collected again. 国办函〔2016〕108号: documents of
grade A and B are used as they are. A way that is closed is told with its reason and never counts
against the person; their own document prevails over data that they dispute
(浙江省保障“最多跑一次”改革规定 §7).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.evidence import Trust
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.outcomes import PassedOver, Way
from tongban.core.guides.remembering import remembered
from tongban.core.people.facts import FactSource
from tongban.core.people.holdings import Holding, HoldingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """A way found for one document: where it comes from, and the words for it."""

    way: Way
    origin: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that may supply documents to this person on this day."""

    catalogue: Catalogue
    circumstances: Circumstances
    provers: Mapping[str, tuple[Dataset, ...]]
    held: Mapping[str, tuple[Holding, ...]]
    told: frozenset[str]
    """Elements known by the time registers are searched: there is a fact, or the form asks."""


def sources_of(catalogue: Catalogue, circumstances: Circumstances, told: frozenset[str]) -> Sources:
    """Return the sources, with holdings sorted by what they are evidence of."""
    held: defaultdict[str, tuple[Holding, ...]] = defaultdict(tuple)
    for holding in circumstances.holdings:
        held[holding.evidence] += (holding,)
    return Sources(
        catalogue=catalogue,
        circumstances=circumstances,
        provers=provers(catalogue),
        held=held,
        told=told,
    )


@remembered(most=8)
def provers(catalogue: Catalogue) -> dict[str, tuple[Dataset, ...]]:
    """Return the datasets that spare each document: they prove it, or serve all that it proves."""
    serving: defaultdict[str, set[str]] = defaultdict(set)
    proving: defaultdict[str, set[str]] = defaultdict(set)
    for dataset in catalogue.datasets.values():
        for element in dataset.serves:
            serving[element].add(dataset.code)
        for evidence in dataset.proves:
            proving[evidence].add(dataset.code)
    spared: dict[str, tuple[Dataset, ...]] = {}
    for evidence_type in catalogue.evidence.values():
        codes = set(proving[evidence_type.code])
        if evidence_type.proves:
            codes |= set.intersection(*(serving[element] for element in evidence_type.proves))
        spared[evidence_type.code] = tuple(catalogue.datasets[code] for code in sorted(codes))
    return spared


def ways(evidence: str, least: Trust, sources: Sources) -> Iterator[Supply | PassedOver]:
    """Yield the ways to have a document, cheapest first, open or closed, up to the first open."""
    for rung in (_produced, _shared, _held, _reused):
        for found in rung(evidence, least, sources):
            yield found
            if isinstance(found, Supply):
                return


def _produced(evidence: str, least: Trust, sources: Sources) -> Iterator[Supply | PassedOver]:
    del least
    item = sources.circumstances.produced.get(evidence)
    if item is not None:
        yield Supply(
            way=Way.PRODUCED, origin=item, reason=f"由同一件事中的“{item}”产生，不用您提交"
        )


def _shared(evidence: str, least: Trust, sources: Sources) -> Iterator[Supply | PassedOver]:
    del least
    datasets = sources.provers.get(evidence, ())
    if not datasets:
        return
    if _disputed(evidence, sources):
        yield PassedOver(way=Way.SHARED, why="您对共享数据提出了异议，以您自己的材料为准")
        return
    for dataset in datasets:
        closed = _closed(dataset, sources)
        if closed:
            yield PassedOver(way=Way.SHARED, why=closed)
        else:
            holder = _holder(dataset, sources.catalogue)
            yield Supply(
                way=Way.SHARED,
                origin=dataset.code,
                reason=f"通过{holder}的“{dataset.name}”共享核验，不用您提交",
            )


def _disputed(evidence: str, sources: Sources) -> bool:
    facts = sources.circumstances.facts
    known = sources.catalogue.evidence.get(evidence)
    return known is not None and any(
        element in facts and facts[element].source is FactSource.DISPUTED_BY_APPLICANT
        for element in known.proves
    )


def _closed(dataset: Dataset, sources: Sources) -> str:
    """Return why a dataset cannot be used now, or nothing when it can."""
    circumstances = sources.circumstances
    if dataset.code in circumstances.unavailable:
        return circumstances.unavailable[dataset.code]
    if dataset.code not in circumstances.available:
        return f"“{dataset.name}”尚未向本事项共享"
    unknown = [key for key in dataset.keys if key not in sources.told]
    if unknown:
        labels = "、".join(_label(key, sources.catalogue) for key in unknown)
        return f"查询“{dataset.name}”需要先知道{labels}"
    return ""


def _held(evidence: str, least: Trust, sources: Sources) -> Iterator[Supply | PassedOver]:
    for holding in sources.held.get(evidence, ()):
        if holding.kind is HoldingKind.CERTIFICATE:
            closed = _unusable(holding, least, sources.circumstances)
            yield (
                PassedOver(way=Way.HELD, why=closed)
                if closed
                else Supply(
                    way=Way.HELD,
                    origin=holding.reference,
                    reason=f"您已有电子证照“{holding.name}”，直接调用",
                )
            )


def _reused(evidence: str, least: Trust, sources: Sources) -> Iterator[Supply | PassedOver]:
    for holding in sources.held.get(evidence, ()):
        if holding.kind is HoldingKind.EARLIER_DOCUMENT:
            closed = _unusable(holding, least, sources.circumstances)
            yield (
                PassedOver(way=Way.REUSED, why=closed)
                if closed
                else Supply(
                    way=Way.REUSED,
                    origin=holding.reference,
                    reason=f"您以前提交过“{holding.name}”并经核对，可以再次使用",
                )
            )


def _unusable(holding: Holding, least: Trust, circumstances: Circumstances) -> str:
    """Return why a holding cannot be used, or nothing when it can."""
    wanted = max(least, Trust.CHECKED)
    if not holding.usable:
        return f"“{holding.name}”目前停用或已注销"
    if not holding.valid_on(circumstances.today):
        return f"“{holding.name}”不在有效期内"
    if holding.trust < wanted:
        return f"“{holding.name}”的可信等级为 {holding.trust.grade}，需要 {wanted.grade} 级以上"
    return ""


def _holder(dataset: Dataset, catalogue: Catalogue) -> str:
    department = catalogue.departments.get(dataset.holder)
    return department.short_name if department is not None else dataset.holder


def _label(element: str, catalogue: Catalogue) -> str:
    known = catalogue.elements.get(element)
    return known.label if known is not None else element
