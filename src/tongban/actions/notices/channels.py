"""Channels (告知渠道): what the platform needs of whatever brings notices, one protocol for all.

A channel knows a notice again by its key: handed over twice it is brought once, where the channel
can do that.
"""

from collections.abc import Mapping
from typing import Protocol

from tongban.adapters.messages import Handing, Outgoing
from tongban.core.notices.kinds import NoticeChannel


class Channel(Protocol):
    """Whatever brings notices."""

    def hand_over(self, outgoing: Outgoing) -> Handing:
        """Return what became of handing a notice over; raises nothing."""
        ...


Channels = Mapping[NoticeChannel, Channel]
"""The channels of this installation."""
