"""The same matter twice (重复申请): one person, one item, one subject, and the first still runs.

A second application would start a second clock for what is being decided; so it is refused with
the number of the first, or what it brings is joined to the first where that waits for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tongban.core.cases.service_practices import SameMatter
from tongban.core.cases.state import Status
from tongban.core.catalog.elements import Value

RUNNING = (
    Status.RECEIVED,
    Status.AWAITING_CORRECTION,
    Status.IN_PROGRESS,
    Status.SUSPENDED,
    Status.GRANTED,
    Status.ISSUED,
)
"""Where an application still leads to a result: a refusal or an end lets one apply anew."""

Told = Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningCase:
    """A case of the same person and item (在办件), and what it was told."""

    number: str
    status: Status
    told: Told


def same_subject(terms: SameMatter, one: Told, other: Told) -> bool:
    """Tell whether two applications are about the same; what is not told is about nothing yet."""
    return all(
        one.get(element) is not None and one.get(element) == other.get(element)
        for element in terms.subject
    )


def running_duplicate(
    terms: SameMatter, told: Told, running: Iterable[RunningCase]
) -> RunningCase | None:
    """Return the case that an application would repeat, the first of several; None for none."""
    return next(
        (one for one in running if one.status in RUNNING and same_subject(terms, told, one.told)),
        None,
    )
