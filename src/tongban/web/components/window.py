"""At the window (窗口代填): which attendance a clerk's browser is in, and how to leave it."""

from typing import Final

ATTENDANCE: Final = "attendance"
"""The place in the session of the attendance that a clerk is in."""

ANSWERS: Final = "answers"
"""The place in the session of what was told before a draft began; it goes with the person."""
