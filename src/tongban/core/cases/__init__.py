"""Cases (办件): one application from receipt to the end, as a list of events.

Read in this order: `acts` (who did it, and when), `submissions`, `remedies`, `case_event` and
`events` (what can happen; `debt_events`: to papers that follow; `rebase_events`: to the version)
and `codec` (events as JSON), `state` (what the events amount to) and `folding` (how), `route`
(steps in lawful order), `clocks` (periods), `due` (due dates) and `lights`, `verbs` (what may be
done next, one module per chapter of the law), `rederiving` (a case as a newer version would have
it), `filings` (several cases filed as one thing).

Beside the ordinary way: `mode_practices` (what a city sets), `rule_events` and `mode_events`,
`modes` (what they amount to), `asking_again` (how long rules wait for registers), `deferral`,
`sampling`, `duties` (what is owed after a decision) and `clock_changes` (what alone may lengthen a
promise).
"""
