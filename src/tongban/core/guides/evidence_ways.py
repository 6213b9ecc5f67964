"""Lawful ways to have a document without asking for it (免提交的途径), cheapest first.

政务数据共享条例: what sharing provides is not collected again. 国办函〔2016〕108号: documents of
grade A and B are used as they are. A way that is closed is told with its reason and never counts
against the person; their own document prevails over data that they dispute
(浙江省保障“最多跑一次”改革规定 §7).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.evidence import Trust
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.outcomes import PassedOver, Way
from tongban.core.guides.remembering import remembered
from tongban.core.people.facts import FactSource
from tongban.core.people.holdings import Holding, HoldingKind


class Supply(NamedTuple):
    """A way found for one document: where it comes from, and the words for it."""

    way: Way
    origin: str
    reason: str


class Finding(NamedTuple):
    """What was found for one document: a way, if one is open, and the cheaper ones closed."""

    supply: Supply | None
    passed_over: tuple[PassedOver, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that may supply documents to this person on this day.

    `told` are the elements known by the time registers are searched: there is a fact, or the form
    asks. `found` remembers what was found, because the same document is wanted again and again.
    """

    catalogue: Catalogue
    circumstances: Circumstances
    provers: Mapping[str, tuple[Dataset, ...]]
    held: Mapping[str, tuple[Holding, ...]]
    told: frozenset[str]
    found: dict[tuple[str, Trust], Finding] = field(default_factory=dict)


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


def find(document: str, least: Trust, sources: Sources) -> Finding:
    """Return the cheapest way to have a document without asking, and the cheaper ones closed."""
    item = sources.circumstances.produced.get(document)
    if item is not None:
        reason = f"由同一件事中的“{item}”产生，不用您提交"
        return Finding(Supply(Way.PRODUCED, item, reason), ())
    found = sources.found.get((document, least))
    if found is None:
        found = sources.found[document, least] = _searched(document, least, sources)
    return found


def _searched(document: str, least: Trust, sources: Sources) -> Finding:
    """Try the ways one after another up to the first that is open."""
    if document not in sources.held and not sources.provers.get(document):
        return _NOTHING
    closed: list[PassedOver] = []
    for one in chain(_shared(document, sources), _owned(document, least, sources)):
        if isinstance(one, Supply):
            return Finding(one, tuple(closed))
        closed.append(one)
    return Finding(None, tuple(closed))


_NOTHING = Finding(None, ())


def _shared(evidence: str, sources: Sources) -> Iterator[Supply | PassedOver]:
    datasets = sources.provers.get(evidence, ())
    if datasets and _disputed(evidence, sources):
        yield PassedOver(way=Way.SHARED, why="您对共享数据提出了异议，以您自己的材料为准")
        return
    for dataset in datasets:
        closed = _closed(dataset, sources)
        if closed:
            yield PassedOver(way=Way.SHARED, why=closed)
        else:
            holder = _holder(dataset, sources.catalogue)
            reason = f"通过{holder}的“{dataset.name}”共享核验，不用您提交"
            yield Supply(Way.SHARED, dataset.code, reason)


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


_OWNED = (
    (HoldingKind.CERTIFICATE, Way.HELD, "您已有电子证照“{}”，直接调用"),
    (HoldingKind.EARLIER_DOCUMENT, Way.REUSED, "您以前提交过“{}”并经核对，可以再次使用"),
)


def _owned(evidence: str, least: Trust, sources: Sources) -> Iterator[Supply | PassedOver]:
    """Yield what the person has with us already: certificates before earlier documents."""
    holdings = sources.held.get(evidence, ())
    for kind, way, words in _OWNED:
        for holding in holdings:
            if holding.kind is kind:
                closed = _unusable(holding, least, sources.circumstances)
                if closed:
                    yield PassedOver(way=way, why=closed)
                else:
                    yield Supply(way, holding.reference, words.format(holding.name))


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
