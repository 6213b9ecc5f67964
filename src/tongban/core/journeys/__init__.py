"""Journeys (一件事): several items handled as one thing.

Read in this order: `definitions` (what a journey is), `selection` (which sub-items this person
wants), `dependencies` (who waits for whom, derived from outputs and inputs), `merging` (questions,
form and evidence asked once), `planning` (the parallel schedule and its critical path), `resolve`.
"""
