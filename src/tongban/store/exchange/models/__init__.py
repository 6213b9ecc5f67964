"""Tables of the exchange: resources, requests and grants, each beside what happened to it.

`harvests` keeps what peer catalogues offer.
"""

from tongban.store.exchange.models.grants import GrantRecord, GrantRow
from tongban.store.exchange.models.harvests import HarvestedRow, PeerRow
from tongban.store.exchange.models.requests import RequestRecord, RequestRow
from tongban.store.exchange.models.resources import ResourceRecord, ResourceRow

__all__ = [
    "GrantRecord",
    "GrantRow",
    "HarvestedRow",
    "PeerRow",
    "RequestRecord",
    "RequestRow",
    "ResourceRecord",
    "ResourceRow",
]
