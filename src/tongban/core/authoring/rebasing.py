"""Rebasing (改用新版): what a newer version would change for a case that is under way.

A case keeps the version it was filed under. Where the newer one is kinder, the applicant may be
offered it, and must see first what it would change for them: parts that their facts do not touch,
in the old version and in the new, are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, assert_never

from tongban.core.authoring.burdens import Burden
from tongban.core.authoring.comparing import ChangeKind, Difference, compare, overall
from tongban.core.authoring.copies import WorkingCopy, copy_of
from tongban.core.authoring.sections import BASICS, Section, section_of
from tongban.core.authoring.trials import TrialTerms
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import ALWAYS, Truth
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.items import ServiceItem

_FELT: Final = {
    Section.CONDITIONS,
    Section.REQUIREMENTS,
    Section.FIELDS,
    Section.STEPS,
    Section.OUTPUTS,
    Section.FEES,
    Section.SPECIAL_PROCEDURES,
}
_FELT_BASICS: Final = {
    f"{BASICS}/{name}"
    for name in ("promised_limit", "statutory_limit", "extension_limit", "delivery_limit", "visits")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RebaseOffer:
    """What would change for one case (改用新版的影响); `burden` is what it all means together."""

    filed: int
    newest: int
    differences: tuple[Difference, ...]
    burden: Burden


def rebase_offer(
    filed: ServiceItem,
    newest: ServiceItem,
    values: Mapping[str, Any],
    *,
    terms: TrialTerms,
    catalogue: Catalogue,
) -> RebaseOffer | None:
    """Return what the newest version would change for a person of these facts; None for nothing."""
    before, after = copy_of(filed), copy_of(newest)
    felt = tuple(
        one
        for one in compare(before, after, catalogue)
        if _is_felt(one.place)
        and (
            _touches(before, one.place, values, terms) or _touches(after, one.place, values, terms)
        )
    )
    if not felt:
        return None
    return RebaseOffer(
        filed=filed.version, newest=newest.version, differences=felt, burden=overall(felt)
    )


def sentence(difference: Difference) -> str:
    """Return one difference as a sentence for the person whose case it is."""
    basics = difference.place.startswith(f"{BASICS}/")
    what = difference.title if basics else f"{difference.group}“{difference.title}”"
    match difference.kind:
        case ChangeKind.ADDED:
            return f"新增{what}"
        case ChangeKind.REMOVED:
            return f"不再有{what}"
        case ChangeKind.CHANGED | ChangeKind.MOVED:
            rows = (
                f"{'' if basics else row.label}由“{row.before or '无'}”改为“{row.after or '无'}”"
                for row in difference.rows
            )
            return f"{what}{'' if basics else '：'}{'；'.join(rows)}"
        case _ as impossible:
            assert_never(impossible)


def _is_felt(place: str) -> bool:
    section = section_of(place)
    if section is None:
        return place in _FELT_BASICS
    return section in _FELT and place != section.order


def _touches(copy: WorkingCopy, place: str, values: Mapping[str, Any], terms: TrialTerms) -> bool:
    """Tell whether what stands at a place may concern a person of these facts."""
    section = section_of(place)
    if section is None:
        return True
    row = copy.row(section, place.partition("/")[2])
    if row is None:
        return False
    needed_when = getattr(row, "needed_when", ALWAYS)
    truth = evaluate(needed_when, values, today=terms.today, parameters=terms.parameters)
    return truth is not Truth.NOT_MET
