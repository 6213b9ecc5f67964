"""Evidence plan (材料免提交): the cheapest lawful way for each requirement, with the reasons.

The ladder: not needed, produced inside the journey, shared data, certificate held, reuse. What
is then left of a list of documents is declared (国办发〔2020〕42号), deferred (容缺受理) or
uploaded. Of alternative lists the one whose dearest document is cheapest is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.evidence import EvidenceRequirement, Trust
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.evidence_ways import Sources, Supply, ways
from tongban.core.guides.outcomes import EvidenceLine, PassedOver, Way

RANK = {way: rank for rank, way in enumerate(Way)}
"""How dear each way is to the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """One alternative of a requirement and the way it takes."""

    way: Way
    reason: str
    evidence: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    origin: str = ""
    passed_over: tuple[PassedOver, ...] = ()


def plan(
    requirements: Sequence[EvidenceRequirement], needed: Sequence[Truth], sources: Sources
) -> tuple[EvidenceLine, ...]:
    """Return a line for each requirement; `needed` tells how its `needed_when` stands."""
    return tuple(
        [
            _line(requirement, truth, sources)
            for requirement, truth in zip(requirements, needed, strict=True)
        ]
    )


def _line(requirement: EvidenceRequirement, needed: Truth, sources: Sources) -> EvidenceLine:
    match needed:
        case Truth.NOT_MET:
            return EvidenceLine(
                requirement=requirement,
                way=Way.NOT_NEEDED,
                evidence=(),
                reason="按您的情况不需要这项材料",
            )
        case Truth.UNKNOWN:
            return EvidenceLine(
                requirement=requirement,
                way=Way.UNDECIDED,
                evidence=requirement.alternatives[0],
                reason="是否需要，要等其他情况确定后才知道",
            )
        case Truth.MET:
            return _best_line(requirement, sources)


def _best_line(requirement: EvidenceRequirement, sources: Sources) -> EvidenceLine:
    offers = (_offer(requirement, evidence, sources) for evidence in requirement.alternatives)
    best = min(offers, key=lambda offer: (RANK[offer.way], len(offer.asked)))
    visit = best.way.asks_for_paper and (
        requirement.original_seen or requirement.least_trust > Trust.UPLOADED
    )
    return EvidenceLine(
        requirement=requirement,
        way=best.way,
        evidence=best.evidence,
        reason=best.reason + ("，并到窗口核对原件" if visit else ""),
        origin=best.origin,
        asked=best.asked,
        visit=visit,
        passed_over=best.passed_over,
    )


def _offer(requirement: EvidenceRequirement, evidence: tuple[str, ...], sources: Sources) -> _Offer:
    """Return the cheapest way for one list of documents."""
    if requirement.id in sources.circumstances.own_document:
        return _Offer(
            way=Way.UPLOADED,
            evidence=evidence,
            asked=evidence,
            reason="您选择自己提交这项材料",
        )
    supplies: list[Supply] = []
    asked: list[str] = []
    passed_over: list[PassedOver] = []
    for document in evidence:
        found = list(ways(document, requirement.least_trust, sources))
        passed_over += [one for one in found if isinstance(one, PassedOver)]
        if found and isinstance(found[-1], Supply):
            supplies.append(found[-1])
        else:
            asked.append(document)
    if asked:
        asking = _asking(requirement, sources.circumstances)
        return replace(
            asking,
            evidence=evidence,
            asked=() if asking.way is Way.DECLARED else tuple(asked),
            passed_over=(*passed_over, *asking.passed_over),
        )
    dearest = max(supplies, key=lambda supply: RANK[supply.way])
    return _Offer(
        way=dearest.way,
        evidence=evidence,
        origin=dearest.origin,
        reason="；".join(dict.fromkeys(supply.reason for supply in supplies)),
        passed_over=tuple(passed_over),
    )


def _asking(requirement: EvidenceRequirement, circumstances: Circumstances) -> _Offer:
    """Return the mildest way to ask for what nothing supplies."""
    passed_over: list[PassedOver] = []
    for milder in _milder(requirement, circumstances):
        if isinstance(milder, _Offer):
            return replace(milder, passed_over=tuple(passed_over))
        passed_over.append(milder)
    return _Offer(way=Way.UPLOADED, reason="需要您提供", passed_over=tuple(passed_over))


def _milder(
    requirement: EvidenceRequirement, circumstances: Circumstances
) -> Iterator[_Offer | PassedOver]:
    """Yield declaration and deferral where the item has them, open or closed to this person."""
    if requirement.declarable and requirement.least_trust is Trust.DECLARED:
        if circumstances.may_declare:
            yield _Offer(way=Way.DECLARED, reason="可以书面承诺代替，不用提交（告知承诺）")
        else:
            yield PassedOver(
                way=Way.DECLARED, why="信用记录尚未修复，暂时不能用承诺代替（告知承诺）"
            )
    if requirement.deferrable:
        if circumstances.may_defer:
            yield _Offer(way=Way.DEFERRED, reason="可以先受理，以后再补交（容缺受理）")
        else:
            yield PassedOver(way=Way.DEFERRED, why="信用记录尚未修复，暂时不能后补（容缺受理）")
