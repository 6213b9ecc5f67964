"""Tables of the exchange: resources, requests and grants, each beside what happened to it."""

from tongban.store.exchange.models.grants import GrantRecord, GrantRow

__all__ = ["GrantRecord", "GrantRow"]
