"""Performance (办理效能): what many cases amount to, said so that small numbers do not mislead.

- `cases`: what one case contributes, read off its events and what was found in it
- `tallies`: what many cases add up to
- `measures`: every figure as data: formula, unit, denominator, where it is from
- `heard`: figures of work orders and of poor ratings
- `control`: control charts that do not cry wolf (Laney p′)
- `traces`: cases as lines of an event log, and the order that their items meant
- `forecasts`: how long a running case will still take, as those before it did
- `expected`: observed against expected, for departments with different items (funnel)
- `opening`: figures for everybody, in which nobody is found
"""
