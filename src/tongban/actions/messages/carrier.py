"""The carrier (短信通道): what the platform needs of whoever brings text messages to telephones.

A carrier knows a message again by its key: handed over twice it is brought once.
"""

from typing import Protocol

from tongban.adapters.messages import Handing, Text


class Carrier(Protocol):
    """Whoever brings text messages."""

    def hand_over(self, text: Text) -> Handing:
        """Return what became of handing a message over; raises nothing."""
        ...
