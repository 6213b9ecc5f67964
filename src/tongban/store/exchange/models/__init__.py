"""Tables of the exchange: resources, requests, grants, checks of households, with their history.

`harvests` keeps what peer catalogues offer.
"""

from tongban.store.exchange.models.grants import GrantRecord, GrantRow
from tongban.store.exchange.models.harvests import HarvestedRow, PeerRow
from tongban.store.exchange.models.households import (
    HouseholdAnswer,
    HouseholdMember,
    HouseholdPaper,
    HouseholdRecord,
    HouseholdRow,
)
from tongban.store.exchange.models.requests import RequestRecord, RequestRow
from tongban.store.exchange.models.resources import ResourceRecord, ResourceRow

__all__ = [
    "GrantRecord",
    "GrantRow",
    "HarvestedRow",
    "HouseholdAnswer",
    "HouseholdMember",
    "HouseholdPaper",
    "HouseholdRecord",
    "HouseholdRow",
    "PeerRow",
    "RequestRecord",
    "RequestRow",
    "ResourceRecord",
    "ResourceRow",
]
