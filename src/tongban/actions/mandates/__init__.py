"""Acting for others (代办): in whose name somebody acts, on what ground, and when it ends.

Read in this order: `relations` (what registers say of families and organisations), `offering` (a
mandate is offered, accepted, declined, given up, taken back), `switching` (somebody takes on a
name, after the registers were asked again), `scope` (whether it reaches an item), `ends` (whose
life has ended, and what then waits), `papers` (a mandate on paper, and what rests on it), `denying`
(whom it names says they never gave it).
"""
