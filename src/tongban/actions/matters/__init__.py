"""Joint handlings kept beside the cases they join (联办事项): begun, followed, guarding.

Read in this order: `keeping` (a matter locked, its events appended, duties brought up to date),
`telling` (who is told), `beginning` (with a filing), `following` (what a case did to it),
`guarding` (what it forbids a case), `sweeping` (silence, by the clock) and `watching` (as
supervision sees it). What officers and applicants do is in `actions.joint`.
"""
