"""Applying (申办): from a draft to its submission, told once and never lost.

`begin` opens a draft, `reading` is what every page of it starts from, `overview` lists what is done
and what remains, `closures` what takes no applications now. `asking` puts the questions that are
left, `choosing` the sub-items; `topics` cuts the one form into pages, `form` shows one and saves
it, `records` is its part that repeats, `conflict` settles what two devices wrote; `disputing`
corrects a register's fact; `papers` takes in evidence, `commitments` the written promises; `check`
shows everything and submits, `discarding` throws it away. `paths` and `urls` have the addresses.
"""
