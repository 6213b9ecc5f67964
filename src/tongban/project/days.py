"""What a day brings by itself (每日事项): the sweeps that the worker makes again and again.

A demonstration whose clock is moved makes them once for every day that passes.
"""

from collections.abc import Callable
from typing import Final

from tongban.actions import deadlines
from tongban.actions.feedback import sweeping as feedback
from tongban.actions.outside import Outside
from tongban.actions.payments import reconciling as payments
from tongban.actions.supervision import sweeping as supervision

WORK: Final[tuple[Callable[[Outside], object], ...]] = (
    deadlines.sweep,
    supervision.sweep,
    payments.reconcile_due,
    feedback.sweep,
)
