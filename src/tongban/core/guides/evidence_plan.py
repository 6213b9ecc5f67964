"""Evidence plan (材料免提交): the cheapest lawful way for each requirement, with the reasons.

The ladder: not needed, produced inside the journey, shared data, certificate held, reuse. What
is then left of a list of documents is declared (国办发〔2020〕42号), deferred (容缺受理) or
uploaded. Of alternative lists the one whose dearest document is cheapest is taken.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.evidence import EvidenceRequirement, Trust
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.evidence_offers import Offer, cheapest, unsought
from tongban.core.guides.evidence_ways import RANK, Sources, Supply
from tongban.core.guides.outcomes import EvidenceLine, PassedOver, Way

_LINE = partial(tuple.__new__, EvidenceLine)
"""Make a line of its eight parts; an item has dozens."""


class _Asking(NamedTuple):
    """The mildest way to ask a person for what nothing supplies, and the milder ones closed."""

    way: Way
    reason: str
    passed_over: tuple[PassedOver, ...] = ()


_UPLOAD = _Asking(Way.UPLOADED, "需要您提供")


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


def shown_at_window(requirement: EvidenceRequirement) -> bool:
    """Tell whether the original of a paper handed in must be shown at a window."""
    return requirement.original_seen or requirement.least_trust > Trust.UPLOADED


def may_be_declared(requirement: EvidenceRequirement) -> bool:
    """Tell whether a promise in writing may stand in for the paper (告知承诺)."""
    return requirement.declarable and requirement.least_trust is Trust.DECLARED


def _line(requirement: EvidenceRequirement, needed: Truth, sources: Sources) -> EvidenceLine:
    if needed is Truth.NOT_MET:
        return EvidenceLine(requirement, Way.NOT_NEEDED, (), "按您的情况不需要这项材料")
    if needed is Truth.UNKNOWN:
        either = requirement.alternatives[0]
        why = "是否需要，要等其他情况确定后才知道"
        return EvidenceLine(requirement, Way.UNDECIDED, either, why)
    return _best_line(requirement, sources)


def _best_line(requirement: EvidenceRequirement, sources: Sources) -> EvidenceLine:
    if requirement.id in sources.circumstances.own_document:
        return _own_line(requirement)
    best = cheapest(requirement.alternatives, requirement.least_trust, sources)
    if best.supplied:
        return _supplied_line(requirement, best)
    return _asking_line(requirement, best, _mildest(requirement, sources.circumstances))


def _own_line(requirement: EvidenceRequirement) -> EvidenceLine:
    own = unsought(min(requirement.alternatives, key=len))
    return _asking_line(requirement, own, _Asking(Way.UPLOADED, "您选择自己提交这项材料"))


def _supplied_line(requirement: EvidenceRequirement, offer: Offer) -> EvidenceLine:
    supplies = [one.supply for one in offer.found if one.supply is not None]
    way, origin, reason = supplies[0]
    if len(supplies) > 1:
        way, origin, _ = max(supplies, key=_rank)
        reason = "；".join(dict.fromkeys([supply.reason for supply in supplies]))
    closed = offer.passed_over
    return _LINE((requirement, way, offer.evidence, reason, origin, (), False, closed))


def _rank(supply: Supply) -> int:
    return RANK[supply.way]


def _asking_line(requirement: EvidenceRequirement, offer: Offer, asking: _Asking) -> EvidenceLine:
    way, reason, closed = asking
    paper = way.asks_for_paper
    visit = paper and shown_at_window(requirement)
    words = f"{reason}，并到窗口核对原件" if visit else reason
    asked = offer.asked if paper else ()
    passed_over = offer.passed_over + closed
    return _LINE((requirement, way, offer.evidence, words, "", asked, visit, passed_over))


def _mildest(requirement: EvidenceRequirement, circumstances: Circumstances) -> _Asking:
    """Return declaration or deferral where the item and the person may, otherwise upload."""
    if not (requirement.declarable or requirement.deferrable):
        return _UPLOAD
    closed: list[PassedOver] = []
    for one in _milder(requirement, circumstances):
        if isinstance(one, _Asking):
            return one._replace(passed_over=tuple(closed))
        closed.append(one)
    return _UPLOAD._replace(passed_over=tuple(closed))


def _milder(
    requirement: EvidenceRequirement, circumstances: Circumstances
) -> Iterator[_Asking | PassedOver]:
    """Yield declaration and deferral where the item has them, open or closed to this person."""
    if may_be_declared(requirement):
        if circumstances.may_declare:
            yield _Asking(Way.DECLARED, "可以书面承诺代替，不用提交（告知承诺）")
        else:
            why = "信用记录尚未修复，暂时不能用承诺代替（告知承诺）"
            yield PassedOver(way=Way.DECLARED, why=why)
    if requirement.deferrable:
        if circumstances.may_defer:
            yield _Asking(Way.DEFERRED, "可以先受理，以后再补交（容缺受理）")
        else:
            why = "信用记录尚未修复，暂时不能后补（容缺受理）"
            yield PassedOver(way=Way.DEFERRED, why=why)
