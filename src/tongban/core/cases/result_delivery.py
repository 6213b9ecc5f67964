"""How a result is on its way (结果送达): chosen, ready, sent, back again; all from its events."""

from dataclasses import dataclass, replace
from typing import assert_never

from tongban.core.cases.delivery_events import (
    DeliveryChosen,
    DeliveryFailed,
    Dispatched,
    ResultCollected,
    ResultReady,
)
from tongban.core.cases.outcomes import DeliveryWay

DeliveryEvent = DeliveryChosen | ResultReady | Dispatched | ResultCollected | DeliveryFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDelivery:
    """Where a result is (结果送达情况): what the person chose, and what it is under way by."""

    chosen: DeliveryChosen | None = None
    under_way: ResultReady | Dispatched | None = None
    collected: ResultCollected | None = None
    failures: tuple[DeliveryFailed, ...] = ()

    @property
    def way(self) -> DeliveryWay:
        """Return how the result shall reach the person; electronically unless they chose."""
        return self.chosen.way if self.chosen else DeliveryWay.ELECTRONIC

    @property
    def round(self) -> int:
        """Return how many times it has set out, this one counted: each has a code of its own."""
        return len(self.failures) + 1

    @property
    def came_back(self) -> DeliveryFailed | None:
        """Return why the department has it again, while it has."""
        return self.failures[-1] if self.failures and self.under_way is None else None

    def after(self, event: DeliveryEvent) -> "ResultDelivery":
        """Return where the result is after one more event."""
        match event:
            case DeliveryChosen():
                return replace(self, chosen=event, under_way=None)
            case ResultReady() | Dispatched():
                return replace(self, under_way=event)
            case ResultCollected():
                return replace(self, collected=event)
            case DeliveryFailed():
                return replace(self, failures=(*self.failures, event), under_way=None)
            case _ as impossible:  # pragma: no cover
                assert_never(impossible)
