"""The verdict (成效核验): what was claimed, what versions show, what real cases show, side by side.

A document counts as gone only where cases went through without it: a register that does not answer
saves nobody anything. Versions are held to the claim on the same year of cases; what only looks
like a saving (`traps`) is taken off first. With too few cases nothing is proved either way.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tongban.core.graph.burden.model import Figures
from tongban.core.graph.what_if.switches import Part
from tongban.core.reform.comparing import Reduced, together
from tongban.core.reform.figures import FigureKind, difference
from tongban.core.reform.preconditions import MeasureKind
from tongban.core.reform.proposing import Proposal, saving
from tongban.core.reform.standpoints import Standpoint
from tongban.core.reform.traps import Trap, documents_not_saved
from tongban.core.vocabulary.intervals import (
    Interval,
    Sample,
    difference_interval,
    share_interval,
)

SUCCESS = 0.95
"""Local configuration: the share of cases that must get by without the document."""


class Shown(enum.Enum):
    """Whether something is shown (核验结论)."""

    YES = "yes"
    NO = "no"
    TOO_FEW = "too_few"

    @property
    def label(self) -> str:
        """Return the words a reader sees."""
        return {"yes": "已体现", "no": "未体现", "too_few": "办件不足，暂不下结论"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Cases that needed a document, and those that went through without the paper (免提交实测)."""

    needed: int = 0
    without_paper: int = 0

    @property
    def share(self) -> float:
        """Return the part that went through without the paper."""
        return self.without_paper / self.needed if self.needed else 0.0

    @property
    def interval(self) -> Interval | None:
        """Return how surely the share is known."""
        return share_interval(self.without_paper, self.needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class RealCases:
    """What cases filed since the measure was reported tell, beside those before (办件实测)."""

    tally: Tally = field(default_factory=Tally)
    days_before: Sample = field(default_factory=Sample)
    days_after: Sample = field(default_factory=Sample)

    @property
    def days_saved(self) -> Interval | None:
        """Return by how many working days real cases became shorter."""
        return difference_interval(self.days_before, self.days_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Claim and measurement of one measure, in its own figure (成效对照)."""

    figure: FigureKind
    claimed: int
    by_version: int
    not_saved: int
    cases: RealCases
    version_shows: Shown
    cases_show: Shown
    reasons: tuple[str, ...]

    @property
    def counted(self) -> int:
        """Return what the version really saves."""
        return self.by_version - self.not_saved


def judge(
    proposal: Proposal,
    before: Standpoint,
    after: Standpoint,
    *,
    reduced: Iterable[Reduced],
    found: Iterable[Trap],
    cases: RealCases,
) -> Verdict:
    """Hold a measure to its claim: `before` is its base, `reduced` what became of its items."""
    figure = proposal.kind.figure
    claimed = figure.of(saving(proposal, before))
    by_version = _by_version(proposal, before, after, tuple(reduced))
    not_saved = 0
    if figure is FigureKind.DOCUMENTS:
        not_saved = min(_not_saved(proposal, before, after, documents_not_saved(found)), by_version)
    shown = Shown.YES if by_version - not_saved >= claimed > 0 else Shown.NO
    by_cases = _cases_show(proposal.kind, cases)
    return Verdict(
        figure=figure,
        claimed=claimed,
        by_version=by_version,
        not_saved=not_saved,
        cases=cases,
        version_shows=shown,
        cases_show=by_cases,
        reasons=tuple(_reasons(figure, claimed, by_version, not_saved, by_cases=by_cases)),
    )


def papers(at: Standpoint, parts: Iterable[Part]) -> int:
    """Return how many papers a year are handed in for these requirements."""
    wanted = set(parts)
    return sum(
        need.cases
        for service in at.burden.services
        for need in service.needs
        if (service.item, need.requirement) in wanted and at.supplied.standing(need).asks_for_paper
    )


def _by_version(
    proposal: Proposal, before: Standpoint, after: Standpoint, reduced: tuple[Reduced, ...]
) -> int:
    if proposal.kind.figure is FigureKind.DOCUMENTS:
        return papers(before, proposal.parts) - papers(after, proposal.parts)
    items = set(proposal.items)
    saved: Figures = difference(
        *together(one for one in reduced if not items.isdisjoint(one.before))
    )
    return proposal.kind.figure.of(saved)


def _not_saved(
    proposal: Proposal,
    before: Standpoint,
    after: Standpoint,
    still: Mapping[Part, int],
) -> int:
    """Return how many papers a year the traps found would still burden people with."""
    items = set(proposal.items)
    return sum(
        count * (papers(before, (part,)) or papers(after, (part,)))
        for part, count in still.items()
        if part[0] in items
    )


def _cases_show(kind: MeasureKind, cases: RealCases) -> Shown:
    if kind.figure is FigureKind.DAYS:
        apart = cases.days_saved
        if apart is None:
            return Shown.TOO_FEW
        return Shown.YES if apart.low > 0 else Shown.NO
    if cases.tally.interval is None:
        return Shown.TOO_FEW
    return Shown.YES if cases.tally.share >= SUCCESS else Shown.NO


def _reasons(
    figure: FigureKind, claimed: int, by_version: int, not_saved: int, *, by_cases: Shown
) -> Iterable[str]:
    if claimed <= 0:
        yield "按现在的一年办件推算，这项措施已经没有可减的负担"
    elif by_version - not_saved < claimed:
        yield (
            f"在用版本一年减{figure.label} {by_version - not_saved} {figure.unit}，"
            f"少于申报的 {claimed} {figure.unit}"
        )
    if not_saved > 0:
        yield f"其中 {not_saved} {figure.unit}只是换了方式（转为填表或合并计数），不算减少"
    if by_cases is Shown.NO:
        yield "实际办件没有达到效果：替代的数据没有查到，申请人仍在提交，或用时没有缩短"
