"""Text messages (短信通道): hand a message to whoever carries it, once, come what may.

`texts` says what is handed over and what comes of it, `carrier` speaks to a carrier over HTTP,
`simulation/` is a carrier to practise with, which shows on a page what it "sent".
"""

from tongban.adapters.messages.carrier import HttpCarrier
from tongban.adapters.messages.texts import (
    HandedOver,
    Handing,
    NoCarrier,
    Refused,
    Text,
    Unreachable,
)

__all__ = [
    "HandedOver",
    "Handing",
    "HttpCarrier",
    "NoCarrier",
    "Refused",
    "Text",
    "Unreachable",
]
