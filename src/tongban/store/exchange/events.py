"""Events in rows: what happened to grants, requests, resources and checks of households."""

from typing import Final

from tongban.core.exchange.grant_events import AnyGrantEvent
from tongban.core.exchange.household.events import AnyCheckEvent
from tongban.core.exchange.request_events import AnyRequestEvent
from tongban.core.exchange.resource_review import AnyResourceEvent
from tongban.store.freezing.histories import History

GRANTS: Final = History[AnyGrantEvent](AnyGrantEvent)
REQUESTS: Final = History[AnyRequestEvent](AnyRequestEvent)
RESOURCES: Final = History[AnyResourceEvent](AnyResourceEvent)
HOUSEHOLDS: Final = History[AnyCheckEvent](AnyCheckEvent)
