"""Reviewing resources (目录审核): submitted by the holder, reviewed by another, published to all.

The records are appended and never changed; where a resource stands is computed from them.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, TypeAlias, assert_never

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.authoring.review import Hand
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.exchange.granting import said
from tongban.core.exchange.requesting import is_steward_of
from tongban.core.exchange.resources import DataResource, require_whole
from tongban.core.people.histories import HistoryEvent
from tongban.core.vocabulary.errors import Conflict, NotAllowed


class ResourceStatus(enum.Enum):
    """Where a resource stands (资源状态)."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceEvent(HistoryEvent):
    """What happens to a resource."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceSubmitted(ResourceEvent):
    """Its holder describes it, anew after it was returned or changed (报送)."""

    name: ClassVar[str] = "submitted"

    resource: DataResource


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceReturned(ResourceEvent):
    """The competent department finds something to mend (退回)."""

    name: ClassVar[str] = "returned"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourcePublished(ResourceEvent):
    """It is in the catalogue that everybody sees (发布)."""

    name: ClassVar[str] = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceWithdrawn(ResourceEvent):
    """It is offered no longer (撤下)."""

    name: ClassVar[str] = "withdrawn"

    reason: str


AnyResourceEvent: TypeAlias = (
    ResourceSubmitted | ResourceReturned | ResourcePublished | ResourceWithdrawn
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceState:
    """What was last submitted, by whom, and where it stands (资源现状)."""

    status: ResourceStatus
    resource: DataResource
    submitted_by: str
    reason: str = ""


def fold(events: Iterable[AnyResourceEvent]) -> ResourceState:
    """Return where a resource stands; the first event submitted it."""
    state: ResourceState | None = None
    for event in events:
        state = advance(state, event)
    if state is None:
        raise TypeError("a resource begins with being submitted")
    return state


def advance(state: ResourceState | None, event: AnyResourceEvent) -> ResourceState:
    """Return the state after one more event."""
    if isinstance(event, ResourceSubmitted):
        return ResourceState(
            status=ResourceStatus.SUBMITTED,
            resource=event.resource,
            submitted_by=event.by.staff_number,
        )
    if state is None:
        raise TypeError("a resource begins with being submitted")
    match event:
        case ResourceReturned():
            return _now(state, ResourceStatus.RETURNED, event.reason)
        case ResourcePublished():
            return _now(state, ResourceStatus.PUBLISHED)
        case ResourceWithdrawn():
            return _now(state, ResourceStatus.WITHDRAWN, event.reason)
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def submit(hand: Hand, resource: DataResource, catalogue: Catalogue) -> ResourceSubmitted:
    """Describe a resource of one's own department."""
    if not is_steward_of(hand.officer, resource.holder):
        raise NotAllowed("only a steward of the holder may", rule="resource.holder")
    require_whole(resource, catalogue)
    return ResourceSubmitted(at=hand.at, by=hand.signatory, resource=resource)


def send_back(state: ResourceState, hand: Hand, *, reason: str) -> ResourceReturned:
    """Return a resource to its holder with what is to be mended."""
    _require_reviewer(state, hand)
    return ResourceReturned(
        at=hand.at, by=hand.signatory, reason=said(reason, "请写明需要修改什么")
    )


def publish(state: ResourceState, hand: Hand) -> ResourcePublished:
    """Put a resource into the catalogue that everybody sees."""
    _require_reviewer(state, hand)
    return ResourcePublished(at=hand.at, by=hand.signatory)


def withdraw(state: ResourceState, hand: Hand, *, reason: str) -> ResourceWithdrawn:
    """Offer a resource no longer."""
    if not is_steward_of(hand.officer, state.resource.holder):
        raise NotAllowed("only a steward of the holder may", rule="resource.holder")
    if state.status is not ResourceStatus.PUBLISHED:
        raise Conflict(f"the resource is {state.status.value}")
    return ResourceWithdrawn(at=hand.at, by=hand.signatory, reason=said(reason, "请写明为什么撤下"))


def _require_reviewer(state: ResourceState, hand: Hand) -> None:
    if state.status is not ResourceStatus.SUBMITTED:
        raise Conflict(f"the resource is {state.status.value}")
    if not is_steward_of(hand.officer, CATALOGUE_KEEPER):
        raise NotAllowed("only the department that keeps the catalogue may", rule="resource.review")
    if hand.officer.staff_number == state.submitted_by:
        raise NotAllowed("nobody reviews their own work", rule="resource.own")


def _now(state: ResourceState, status: ResourceStatus, reason: str = "") -> ResourceState:
    return ResourceState(
        status=status, resource=state.resource, submitted_by=state.submitted_by, reason=reason
    )
