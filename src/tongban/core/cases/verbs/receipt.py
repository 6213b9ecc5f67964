"""Receipt (收件): papers arrive, and from that day the authority owes an answer."""

from tongban.core.cases.acts import Act
from tongban.core.cases.events import Event, Received, Resubmitted
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.submissions import Submission
from tongban.core.cases.verbs.guards import require_status, require_words
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.vocabulary.errors import InvalidValue


def receive(
    item: ServiceItem, submission: Submission, act: Act, *, receipt_number: str, channel: Channel
) -> tuple[Event, ...]:
    """Open a case under this version of `item`; whoever comes is never sent away unreceived."""
    require_words(receipt_number, "the receipt number")
    _require_known(item, submission)
    return (
        Received(
            at=act.at,
            by=act.by,
            received_on=act.today,
            receipt_number=receipt_number,
            channel=channel,
            submission=submission,
        ),
    )


def resubmit(state: CaseState, submission: Submission, act: Act) -> tuple[Event, ...]:
    """Take in corrected papers; the period to answer begins anew."""
    require_status(state, act, Status.AWAITING_CORRECTION)
    _require_known(state.item, submission)
    return (Resubmitted(at=act.at, by=act.by, received_on=act.today, submission=submission),)


def _require_known(item: ServiceItem, submission: Submission) -> None:
    requirements = {requirement.id for requirement in item.requirements}
    unknown = {*submission.needed, *submission.provided} - requirements
    unknown |= set(submission.steps) - {step.id for step in item.steps}
    if unknown:
        raise InvalidValue("submission", f"item {item.code} has no {min(unknown)}")
