"""Text messages as one channel among others (短信渠道): the short words, to the telephone."""

from typing import Protocol

from tongban.adapters.messages.texts import Handing, Outgoing, Text


class _Carrier(Protocol):
    def hand_over(self, text: Text) -> Handing: ...


class TextChannel:
    """Hands the short words of a notice to whoever carries text messages."""

    def __init__(self, carrier: _Carrier) -> None:
        self._carrier = carrier

    def hand_over(self, outgoing: Outgoing) -> Handing:
        """Return what became of handing it over; raises nothing."""
        return self._carrier.hand_over(
            Text(key=outgoing.key, phone=outgoing.to, words=outgoing.short)
        )
