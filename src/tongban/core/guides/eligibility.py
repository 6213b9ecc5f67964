"""Eligibility (资格判断): whether the person may have the service, and why.

Every acceptance condition counts. One that is not met settles the matter; while an answer could
still decide one the matter is open; what is left is for data and officers to decide.
"""

from collections.abc import Mapping
from functools import partial
from itertools import repeat

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.elements import DataElement
from tongban.core.guides.compiled_items import CompiledItem
from tongban.core.guides.outcomes import ConditionOutcome, Eligibility, Verdict
from tongban.core.guides.relevance import Knowledge, relevant

_OUTCOME = partial(tuple.__new__, ConditionOutcome)
"""Make an outcome of its four parts; they are the many in a guide."""


def judge(
    compiled: CompiledItem,
    truths: tuple[Truth, ...],
    known: Knowledge,
    *,
    askable: frozenset[str],
    elements: Mapping[str, DataElement],
) -> Eligibility:
    """Return the verdict with the reasons for each condition."""
    each = zip(compiled.item.conditions, truths, repeat(known), repeat(elements), strict=False)
    outcomes = tuple(map(_OUTCOME, each))
    return Eligibility(verdict=verdict(compiled, truths, known, askable=askable), outcomes=outcomes)


def verdict(
    compiled: CompiledItem, truths: tuple[Truth, ...], known: Knowledge, *, askable: frozenset[str]
) -> Verdict:
    """Return the verdict over how the acceptance conditions stand."""
    if Truth.NOT_MET in truths:
        return Verdict.INELIGIBLE
    if Truth.UNKNOWN not in truths:
        return Verdict.ELIGIBLE
    open_ones = (
        condition
        for condition, truth in zip(compiled.conditions, truths, strict=True)
        if truth is Truth.UNKNOWN
    )
    if any(relevant(condition.branch, known, askable) for condition in open_ones):
        return Verdict.UNDECIDED
    return Verdict.JUDGED
