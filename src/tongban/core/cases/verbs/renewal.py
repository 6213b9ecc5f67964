"""Renewal by silence (视为准予延续): the law grants, and the result follows without anybody.

行政许可法 §50: an organ that has not decided when the permit ends has granted its renewal.
"""

from collections.abc import Mapping
from datetime import date

from tongban.core.cases.acts import Act
from tongban.core.cases.errors import WrongMoment
from tongban.core.cases.events import Completed, Delivered, Event, Granted, Issued
from tongban.core.cases.outcomes import CompletionKind, DeliveryWay
from tongban.core.cases.renewal_events import RenewalDeemed
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.guards import require_status
from tongban.core.vocabulary.citations import Citation

_UNDECIDED = (
    Status.RECEIVED,
    Status.AWAITING_CORRECTION,
    Status.IN_PROGRESS,
    Status.SUSPENDED,
)


def deem_renewed(
    state: CaseState,
    act: Act,
    *,
    certificate: str,
    ended_on: date,
    basis: Citation,
    decision_number: str,
    results: Mapping[str, str],
) -> tuple[Event, ...]:
    """Grant by silence, and hand over the `results`: numbers by output code."""
    require_status(state, act, *_UNDECIDED)
    if act.today <= ended_on:
        raise WrongMoment(f"it may be decided until {ended_on}")
    at, by = act.at, act.by
    deemed = RenewalDeemed(
        at=at, by=by, certificate=certificate, ended_on=ended_on, basis=str(basis)
    )
    granted = Granted(
        at=at,
        by=by,
        decided_on=act.today,
        decision_number=decision_number,
        opinion=f"有效期届满前没有作出决定，依{basis}视为准予延续",
    )
    issued = tuple(
        Issued(at=at, by=by, output=output, number=number, issued_on=act.today)
        for output, number in results.items()
    )
    delivered = Delivered(
        at=at, by=by, way=DeliveryWay.ELECTRONIC, delivered_on=act.today, tracking=""
    )
    closed = Completed(
        at=at, by=by, kind=CompletionKind.WITH_CERTIFICATE, completed_on=act.today, reason=""
    )
    return (deemed, granted, *issued, delivered, closed)
