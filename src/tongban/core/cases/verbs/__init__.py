"""Verbs (办理动作): what may be done to a case, and what the law forbids.

Each verb takes the state, what is to be recorded and the `Act`, and returns the events to append,
or raises a leaf of `tongban.core.cases.errors`. In the order of a case: `receipt`, `review`
(acceptance, correction, refusal, silence), `examination` (steps), `debts` (papers that follow),
`special` (the clock stops), `extension`, `rebasing` (a newer version), `decision`, `instant` (all
in one session), `delivery`, `ending`.
"""
