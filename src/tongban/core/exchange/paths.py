"""Paths (路径规则): an address is decoded once, refused if more is left to decode, then matched.

A gateway and the service behind it must not read one address in two ways; whatever could be read
again (a percent sign, a double or backward slash, dots, a parameter) is no address of ours (A62).
"""

import re
from dataclasses import dataclass
from typing import Final

from tongban.core.exchange.envelopes import OPERATIONS, Operation
from tongban.core.exchange.refusals import ClientRefused

LONGEST_PATH: Final = 256
_SERVICE: Final = re.compile(
    r"/v1/services/(?P<service>[a-z][a-z0-9_]{0,63})/(?P<operation>[a-z]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Which service is called, and what is wanted of it (调用路由)."""

    service: str
    operation: Operation


def route(decoded: str) -> Route:
    """Return the route of a path that was decoded exactly once.

    Raises:
        ClientRefused: when it is not, letter for letter, the address of an operation.
    """
    found = _SERVICE.fullmatch(decoded) if len(decoded) <= LONGEST_PATH else None
    if found is None or found["operation"] not in OPERATIONS:
        raise ClientRefused("path")
    return Route(service=found["service"], operation=Operation(found["operation"]))


def address(service: str, operation: Operation) -> str:
    """Return the path at which an operation of a service is called."""
    return f"/v1/services/{service}/{operation}"
