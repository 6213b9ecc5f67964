"""Four reductions (四减): measured on the same year of cases, claimed, and proved or returned.

Read in this order: `figures` (the four, and how they differ), `standpoints` (the catalogue as it is
used on a day, and as law alone allows), `causes` (what a difference comes from, to the last unit),
`comparing` (item by item, over splits and mergers), `traps` (what only looks like a saving);
`league` (what small numbers do not say), `targets`; `preconditions` and `proposing`
(measures that the graph proposes), `measure_events`, `measures` and `measure_state` (a measure
from its start to its proof), `verdict` (claim, versions and real cases side by side);
`together` and `chains` (which items people need as one thing).
"""
