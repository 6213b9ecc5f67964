"""Asking again (再次核验): a register that gave no answer is asked anew before rules give up.

Silence is no ground against anybody (政务数据共享条例), and a moment's silence is none to hand over
to a human what rules would have granted. A case that has waited for long is asked for less often.
How long is borne is local configuration: no source says it, and an officer may act at any moment.
"""

from datetime import datetime, timedelta
from typing import Final

SHORTEST: Final = timedelta(seconds=10)
LONGEST: Final = timedelta(minutes=10)
PATIENCE: Final = timedelta(minutes=30)
"""How long rules wait for a register, counted from the receipt of the case."""
PASSING: Final = frozenset({"down", "slow", "garbage", "broken_off"})
"""Reasons for no answer that may be gone by the next question."""


def asked_again_at(received_at: datetime, now: datetime) -> datetime:
    """Return when a silent register is asked again: after as long as the case has waited.

    Never sooner than `SHORTEST`, nor later than `LONGEST`.
    """
    return now + min(max(now - received_at, SHORTEST), LONGEST)


def waited_until(received_at: datetime) -> datetime:
    """Return until when rules wait for a register that is silent."""
    return received_at + PATIENCE
