"""Journeys (一件事): several items handled as one thing.

What goes in and out: `definitions` (what a journey is), `outcomes` (what its guide says).

The parts, in reading order: `selection` (which sub-items this person wants), `dependencies` (who
waits for whom, derived from outputs and inputs), `assessment` (who may have what, and the question
that settles most), `merging` (questions, form and evidence asked once), `planning` (the parallel
schedule and its critical path), `costs` (四减 beside the items apart), `resolve` (all of it).
`compiled_journeys` derives once what never changes.
"""
