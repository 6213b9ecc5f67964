"""Events for programs (事件): what a system was to be told, for one that missed a webhook (F17).

The numbers grow, with gaps. Whoever reads on from the last number it has seen misses nothing, in
whatever order and however often its webhooks arrived.
"""

from datetime import datetime
from typing import Annotated, Any, Final

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from tongban.core.exchange.clients import ApiScope
from tongban.core.exchange.deliveries import DeliveryStanding
from tongban.store.webhooks.queries import messages_after
from tongban.web.api.callers import Key, client_of
from tongban.web.api.shapes import Whole

router: Final = Router(tags=["Events"])
_KEY: Final = Key(ApiScope.EVENTS_READ)


class PushedEvent(Schema):
    """One thing that happened, as its webhook tells it."""

    number: int
    type: str = Field(examples=["case.accepted"])
    key: str = Field(description="What it happened to; events of one key are in order.")
    timestamp: datetime
    data: dict[str, Any]
    delivery: DeliveryStanding


class EventPage(Schema):
    """Events, the oldest first."""

    events: list[PushedEvent]
    next: int = Field(description="What to send as `after` the next time.")


class EventsAsked(Schema):
    """From where on."""

    after: Whole = 0
    limit: Annotated[int, Field(ge=1, le=500)] = 100


@router.get(
    "events", auth=_KEY, response=EventPage, summary="Read events", operation_id="listEvents"
)
def events(request: HttpRequest, asked: Query[EventsAsked]) -> EventPage:
    """Return what the system's subscription was told, or is still to be. Scope `events.read`."""
    found = messages_after(client_of(request).code, after=asked.after, most=asked.limit)
    return EventPage(
        events=[
            PushedEvent(
                number=one.message,
                type=one.topic,
                key=one.key,
                timestamp=one.happened_at,
                data=one.content,
                delivery=one.standing,
            )
            for one in found
        ],
        next=found[-1].message if found else asked.after,
    )
