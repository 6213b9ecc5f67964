"""One case as its applicant follows it (办件跟踪): the record, folded, and by when it must move."""

from dataclasses import dataclass
from datetime import date

from tongban.actions.outside import Outside
from tongban.actions.recording import BLOCKED, TAKEN_BACK, WAITING, folded
from tongban.core.cases.due import CaseDue, case_due
from tongban.core.cases.duties import DutyKind, duties
from tongban.core.cases.state import CaseState, Status
from tongban.core.catalog.items import ServiceItem
from tongban.core.feedback.ratings import RatedStage
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.queries.records import CaseRecord
from tongban.store.catalog.shelf import item_version
from tongban.web.components import labels

_NOT_BEGUN = {WAITING: "等前一件事办结", BLOCKED: "前一件事没有办成，无法继续"}
_UNDECIDED = frozenset(
    {Status.RECEIVED, Status.AWAITING_CORRECTION, Status.IN_PROGRESS, Status.SUSPENDED}
)
_RATED = frozenset({Status.COMPLETED, Status.ACCEPTANCE_REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A case under the item version that holds for it; a waiting one has no state yet."""

    record: CaseRecord
    item: ServiceItem
    state: CaseState | None = None
    due: CaseDue | None = None
    debts_overdue: bool = False
    revocation_due: date | None = None
    """By when it is decided whether the grant is revoked, once it was found wanting."""

    @property
    def status(self) -> str:
        """Return where it stands, by what the page shows of its history."""
        return self.record.status if self.state is None else self.state.status.value

    @property
    def blocked(self) -> bool:
        """Tell whether it cannot begin, because what it needs did not succeed."""
        return self.record.status == BLOCKED

    @property
    def taken_back(self) -> bool:
        """Tell whether it was withdrawn while it waited for another."""
        return self.record.status == TAKEN_BACK

    @property
    def may_withdraw(self) -> bool:
        """Tell whether the application can still be taken back (决定作出前)."""
        if self.state is None:
            return self.record.status == WAITING
        return self.state.status in _UNDECIDED

    @property
    def may_correct(self) -> bool:
        """Tell whether a correction notice waits for an answer."""
        return self.state is not None and self.state.status is Status.AWAITING_CORRECTION

    @property
    def may_hand_in(self) -> bool:
        """Tell whether papers that may follow can be handed in (容缺补交)."""
        return (
            self.state is not None
            and self.state.status in (Status.IN_PROGRESS, Status.SUSPENDED)
            and bool(self.state.debts)
        )

    @property
    def may_rate(self) -> bool:
        """Tell whether it has come to the end that is rated."""
        return self.state is not None and self.state.status in _RATED

    @property
    def rated_stage(self) -> RatedStage | None:
        """Return the stage at which it can be rated now; None before it is accepted."""
        if self.may_rate:
            return RatedStage.COMPLETION
        accepted = self.state is not None and self.state.accepted is not None
        return RatedStage.ACCEPTANCE if accepted else None


def follow(record: CaseRecord, outside: Outside) -> Followed:
    """Return a case with what its events amount to today."""
    item = item_version(record.item, record.item_version)
    if item is None:
        raise NotFound(f"no version {record.item_version} of {record.item}")
    if not record.begun:
        return Followed(record=record, item=item)
    state = folded(record.item, record.item_version, record.events)
    due = case_due(state, today=outside.today, calendar=outside.calendar)
    overdue = bool(state.never_came(outside.today))
    return Followed(
        record=record,
        item=item,
        state=state,
        due=due,
        debts_overdue=overdue,
        revocation_due=_revocation_due(state, outside),
    )


def _revocation_due(state: CaseState, outside: Outside) -> date | None:
    owed = duties(state, outside.modes.review, outside.calendar)
    return next((one.due_on for one in owed if one.kind is DutyKind.REVOCATION), None)


def status_words(status: str) -> str:
    """Return where a case stands, in the words a person reads."""
    if status in _NOT_BEGUN:
        return labels.word(_NOT_BEGUN[status])
    return labels.label(Status.WITHDRAWN if status == TAKEN_BACK else Status(status))
