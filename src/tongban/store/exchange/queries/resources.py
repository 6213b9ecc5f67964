"""Resources as stewards read them: what is under review, and one with its history."""

from dataclasses import dataclass
from datetime import datetime

from tongban.core.exchange.resource_review import (
    AnyResourceEvent,
    ResourceState,
    ResourceStatus,
    fold,
)
from tongban.core.exchange.resources import DataResource
from tongban.store.exchange.events import RESOURCES
from tongban.store.exchange.models import ResourceRow

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceLine:
    """One line of a list of resources."""

    code: str
    name: str
    holder: str
    status: ResourceStatus
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedResource:
    """A resource with everything that happened to it; `published` is what everybody sees."""

    state: ResourceState
    history: tuple[AnyResourceEvent, ...]
    published: DataResource | None


def under_review(*, holder: str = "") -> tuple[ResourceLine, ...]:
    """Return resources that are not published as they were last submitted, the latest first."""
    waiting = [ResourceStatus.SUBMITTED.value, ResourceStatus.RETURNED.value]
    rows = ResourceRow.objects.filter(status__in=waiting)
    if holder:
        rows = rows.filter(holder=holder)
    return tuple(
        ResourceLine(
            code=row.code,
            name=row.name,
            holder=row.holder,
            status=ResourceStatus(row.status),
            changed_at=row.changed_at,
        )
        for row in rows.order_by("-changed_at")[:MOST]
    )


def opened_resource(code: str) -> OpenedResource | None:
    """Return a resource, or None for one that came with the catalogue and never changed."""
    row = ResourceRow.objects.filter(pk=code).prefetch_related("records").first()
    if row is None:
        return None
    history = RESOURCES.read(row.records.all())
    return OpenedResource(state=fold(history), history=history, published=_published(history))


def published_resources() -> dict[str, DataResource]:
    """Return what departments published here, by code, as everybody sees it."""
    rows = ResourceRow.objects.prefetch_related("records")
    found = {row.code: _published(RESOURCES.read(row.records.all())) for row in rows}
    return {code: one for code, one in found.items() if one is not None}


def _published(history: tuple[AnyResourceEvent, ...]) -> DataResource | None:
    """Return the last description that was published, unless it was withdrawn since."""
    for place in range(len(history), 0, -1):
        state = fold(history[:place])
        if state.status is ResourceStatus.WITHDRAWN:
            return None
        if state.status is ResourceStatus.PUBLISHED:
            return state.resource
    return None
