"""Lawful ways to have a document without asking for it (免提交的途径), cheapest first.

政务数据共享条例: what sharing provides is not collected again. 国办函〔2016〕108号: documents of
grade A and B are used as they are. A way that is closed is told with its reason and never counts
against the person; their own document prevails over data that they dispute
(浙江省保障“最多跑一次”改革规定 §7).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tongban.core.catalog.availability import granted_in_part
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


TOGETHER = "+"
"""Stands between the codes of datasets that supply a document together."""

RANK = {way: rank for rank, way in enumerate(Way)}
"""How dear each way is to the person."""

ASKED = len(RANK)
"""Whatever supplies a document is cheaper than any way of asking for it."""


class Finding(NamedTuple):
    """What was found for one document: a way, if one is open, and the cheaper ones closed."""

    cost: int
    supply: Supply | None
    passed_over: tuple[PassedOver, ...] = ()


def _open(supply: Supply, closed: Sequence[PassedOver] = ()) -> Finding:
    return Finding(RANK[supply.way], supply, tuple(closed))


def _none(closed: Sequence[PassedOver] = ()) -> Finding:
    return Finding(ASKED, None, tuple(closed))


NOTHING = _none()


class Prover(NamedTuple):
    """A dataset that spares a document: how it supplies it, and what is said where it may not."""

    dataset: Dataset
    supply: Supply
    unshared: PassedOver


class Provers(NamedTuple):
    """The datasets that may spare a document: each `alone`, or one `of_each` element together."""

    alone: tuple[Prover, ...]
    of_each: tuple[tuple[Prover, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that may supply documents to this person on this day.

    `told` are the elements known by the time registers are searched: there is a fact, or the form
    asks. `found` remembers what was found, because the same document is wanted again and again.
    """

    catalogue: Catalogue
    circumstances: Circumstances
    provers: Mapping[str, Provers]
    held: Mapping[str, tuple[Holding, ...]]
    told: frozenset[str]
    found: dict[tuple[str, Trust], Finding] = field(default_factory=dict)


def sources_of(catalogue: Catalogue, circumstances: Circumstances, told: frozenset[str]) -> Sources:
    """Return the sources, with holdings sorted by what they are evidence of."""
    held: dict[str, tuple[Holding, ...]] = {}
    for holding in circumstances.holdings:
        held[holding.evidence] = (*held.get(holding.evidence, ()), holding)
    return Sources(
        catalogue=catalogue,
        circumstances=circumstances,
        provers=provers(catalogue),
        held=held,
        told=told,
    )


def for_item(sources: Sources, item: str) -> Sources:
    """Return the sources without the datasets that were not granted for an item."""
    closed = _not_granted(sources.catalogue)
    mine = frozenset(code for code, items in closed.items() if item not in items)
    here = sources.circumstances
    if mine.isdisjoint(here.available):
        return sources
    return replace(sources, circumstances=replace(here, available=here.available - mine), found={})


_not_granted = remembered(most=8)(granted_in_part)


@remembered(most=8)
def provers(catalogue: Catalogue) -> dict[str, Provers]:
    """Return the datasets that spare each document: they prove it, or serve all that it proves.

    Where no single one serves all, several may between them (`core.catalog.sparing`).
    """
    serving: defaultdict[str, set[str]] = defaultdict(set)
    proving: defaultdict[str, set[str]] = defaultdict(set)
    for dataset in catalogue.datasets.values():
        for element in dataset.serves:
            serving[element].add(dataset.code)
        for evidence in dataset.proves:
            proving[evidence].add(dataset.code)
    ready = {code: _prover(dataset, catalogue) for code, dataset in catalogue.datasets.items()}
    spared: dict[str, Provers] = {}
    for evidence_type in catalogue.evidence.values():
        codes = set(proving[evidence_type.code])
        each = [serving[one] for one in evidence_type.proves]
        if each:
            codes |= set.intersection(*each)
        between = each if all(each) and not all(one <= codes for one in each) else []
        spared[evidence_type.code] = Provers(
            alone=tuple(ready[code] for code in sorted(codes)),
            of_each=tuple(tuple(ready[code] for code in sorted(one)) for one in between),
        )
    return spared


def _prover(dataset: Dataset, catalogue: Catalogue) -> Prover:
    department = catalogue.departments.get(dataset.holder)
    holder = department.short_name if department is not None else dataset.holder
    reason = f"通过{holder}的“{dataset.name}”共享核验，不用您提交"
    return Prover(
        dataset=dataset,
        supply=Supply(Way.SHARED, dataset.code, reason),
        unshared=PassedOver(way=Way.SHARED, why=f"“{dataset.name}”尚未向本事项共享"),
    )


def find(document: str, least: Trust, sources: Sources) -> Finding:
    """Return the cheapest way to have a document without asking, and the cheaper ones closed."""
    item = sources.circumstances.produced.get(document)
    if item is not None:
        reason = f"由同一件事中的“{item}”产生，不用您提交"
        return _open(Supply(Way.PRODUCED, item, reason))
    found = sources.found.get((document, least))
    if found is None:
        found = sources.found[document, least] = _searched(document, least, sources)
    return found


def _searched(document: str, least: Trust, sources: Sources) -> Finding:
    """Ask the registers first, and what the person has with us where these tell nothing."""
    shared, owned = sources.provers.get(document), sources.held.get(document)
    found = _shared(document, shared, sources) if shared is not None else NOTHING
    if found.supply is not None or not owned:
        return found
    cost, supply, closed = _owned(owned, least, sources.circumstances)
    return Finding(cost, supply, found.passed_over + closed)


def _shared(document: str, shared: Provers, sources: Sources) -> Finding:
    if not (shared.alone or shared.of_each):
        return NOTHING
    if _disputed(document, sources):
        return _DISPUTED
    closed: list[PassedOver] = []
    for prover in shared.alone:
        why = _closed(prover, sources)
        if why is None:
            return _open(prover.supply, closed)
        closed.append(why)
    return _together(shared.of_each, closed, sources) if shared.of_each else _none(closed)


def _together(
    of_each: Iterable[tuple[Prover, ...]], closed: list[PassedOver], sources: Sources
) -> Finding:
    """Take for each element a register that may be asked, those that are taken already first."""
    taken: dict[str, Prover] = {}
    whole = True
    for serving in of_each:
        if any(one.dataset.code in taken for one in serving):
            continue
        shut = [_closed(one, sources) for one in serving]
        closed += [why for why in shut if why is not None and why not in closed]
        if None in shut:
            one = serving[shut.index(None)]
            taken[one.dataset.code] = one
        else:
            whole = False
    if not whole:
        return _none(closed)
    named = "、".join(f"“{one.dataset.name}”" for one in taken.values())
    reason = f"通过{named}一起核验，不用您提交"
    return _open(Supply(Way.SHARED, TOGETHER.join(taken), reason), closed)


_DISPUTED = _none((PassedOver(Way.SHARED, "您对共享数据提出了异议，以您自己的材料为准"),))


def _disputed(evidence: str, sources: Sources) -> bool:
    facts = sources.circumstances.facts
    known = sources.catalogue.evidence[evidence]  # a prover is found by the evidence it proves
    return any(
        element in facts and facts[element].source is FactSource.DISPUTED_BY_APPLICANT
        for element in known.proves
    )


def _closed(prover: Prover, sources: Sources) -> PassedOver | None:
    """Return why a dataset cannot be used now, or None when it can."""
    dataset, circumstances = prover.dataset, sources.circumstances
    if dataset.code in circumstances.unavailable:
        return PassedOver(way=Way.SHARED, why=circumstances.unavailable[dataset.code])
    if dataset.code not in circumstances.available:
        return prover.unshared
    if sources.told.issuperset(dataset.keys):
        return None
    unknown = [key for key in dataset.keys if key not in sources.told]
    labels = "、".join(_label(key, sources.catalogue) for key in unknown)
    return PassedOver(way=Way.SHARED, why=f"查询“{dataset.name}”需要先知道{labels}")


_OWNED = (
    (HoldingKind.CERTIFICATE, Way.HELD, "您已有电子证照“{}”，直接调用"),
    (HoldingKind.EARLIER_DOCUMENT, Way.REUSED, "您以前提交过“{}”并经核对，可以再次使用"),
)


def _owned(holdings: Iterable[Holding], least: Trust, circumstances: Circumstances) -> Finding:
    """Look through what the person has with us already: certificates before earlier documents."""
    closed: list[PassedOver] = []
    for kind, way, words in _OWNED:
        for holding in holdings:
            if holding.kind is not kind:
                continue
            why = _unusable(holding, least, circumstances)
            if not why:
                supply = Supply(way, holding.reference, words.format(holding.name))
                return _open(supply, closed)
            closed.append(PassedOver(way=way, why=why))
    return _none(closed)


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


def _label(element: str, catalogue: Catalogue) -> str:
    known = catalogue.elements.get(element)
    return known.label if known is not None else element
