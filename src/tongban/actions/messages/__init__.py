"""Text messages (短信): written down with what causes them, handed over by the worker.

Read in this order: `carrier` (what is needed of whoever carries messages), `writing` (a message is
written in the transaction that wants it), `sending` (hand over, try again, give up in time).
"""

from tongban.actions.messages.carrier import Carrier
from tongban.actions.messages.writing import write_message

__all__ = ["Carrier", "write_message"]
