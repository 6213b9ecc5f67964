"""Joint handling (并联审批): several departments over what was filed as one, with one who leads.

行政许可法 §26 paragraph 2. Read in this order: `terms` (who leads, whose opinion is wanted, in
which of the three modes), the events (`joint_event`, `opinion_events`, `visit_events`,
`matter_events`, joined in `events`), what they amount to (`opinions`, `visits`, `matter`) and how
(`folding`), `verbs` (what may be done, one module a topic), `hindrances` (what a grant of the lead
waits for), `whole` (the clock over all, 45 + 15 working days), `duties` (who has what to do next).
"""
