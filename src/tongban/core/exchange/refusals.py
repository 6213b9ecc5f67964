"""Refusals (拒绝): why a call brings nothing, and at which layer it ended.

    Refused (TongbanError)
    ├── ClientRefused       who calls, or what they sent, is not in order
    ├── GatewayRefused      the gateway itself cannot answer now
    ├── GrantRefused        nobody granted this
    ├── ProviderRefused     the provider answered, but not so that it can be believed
    └── TransportRefused    the provider was not reached in time

A refusal of the last two layers is never a refusal of the person: their case goes on another way.
"""

import enum
from typing import ClassVar

from tongban.core.vocabulary.errors import TongbanError


class Layer(enum.StrEnum):
    """Where a call ended (出错环节)."""

    CLIENT = "client"
    GATEWAY = "gateway"
    GRANT = "grant"
    PROVIDER = "provider"
    TRANSPORT = "transport"


class Refused(TongbanError):
    """A call brings nothing (未予提供), for a stable `reason` that never repeats what was sent."""

    code = "refused"
    layer: ClassVar[Layer]

    def __init__(self, reason: str) -> None:
        super().__init__(f"{self.layer}: {reason}")
        self.reason = reason


class ClientRefused(Refused):
    """Who calls is not known, or what they sent is not in order (调用方问题)."""

    layer = Layer.CLIENT


class GatewayRefused(Refused):
    """The gateway cannot log, is full, or knows no such service (网关问题)."""

    layer = Layer.GATEWAY


class GrantRefused(Refused):
    """No living grant permits the call (未获授权)."""

    layer = Layer.GRANT


class ProviderRefused(Refused):
    """The provider's answer is not believed (提供方问题)."""

    layer = Layer.PROVIDER


class TransportRefused(Refused):
    """The provider was not reached, or not in time (传输问题)."""

    layer = Layer.TRANSPORT
