"""Resealing (换密): give the move to the newest key a turn, however far the last one came."""

import time

from tongban.actions.outside import Outside
from tongban.store.sealing.resealing import reseal_some


def reseal(outside: Outside, *, seconds: float) -> int:
    """Move values to the newest key until nothing is left to do now or the turn is over.

    Returns how many were moved.
    """
    moved, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        done = reseal_some(outside.now)
        if done is None:
            break
        moved += done
    return moved
