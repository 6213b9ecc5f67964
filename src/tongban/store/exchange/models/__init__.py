"""Tables of the exchange: resources, requests and grants, each beside what happened to it."""

from tongban.store.exchange.models.grants import GrantRecord, GrantRow
from tongban.store.exchange.models.requests import RequestRecord, RequestRow
from tongban.store.exchange.models.resources import ResourceRecord, ResourceRow

__all__ = [
    "GrantRecord",
    "GrantRow",
    "RequestRecord",
    "RequestRow",
    "ResourceRecord",
    "ResourceRow",
]
