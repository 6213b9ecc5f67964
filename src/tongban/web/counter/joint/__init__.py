"""Joint handling at the counter (并联审批): a list, the board of each, and what may be done.

Read in this order: `desk` (one joint handling opened by an officer whose department takes part),
`words`, `board` (its page; `opinions_part`, `visit_part` and `cases_part` are its parts), `forms`,
`verbs` (what may be done), `acting` (one verb tried), `listing`, and `waiting` on the inbox.
"""
