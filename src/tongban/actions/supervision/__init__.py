"""Supervision (电子监察): cases are watched as they happen; orders are answered and judged.

What an event shows is written down where events are recorded (`actions.watching`).

- `sweeping`: once a day what silence shows; orders for what was found; what falls due by itself
- `ordering`: an order opened, and what happens to it, one event at a time
- `answering`, `judging`: what a department and a supervisor do about an order
- `recomputing`: everything again from the histories, to compare
"""
