"""Do together (并联办理): what officers and the applicant do in a joint handling, one verb each.

`opening` is the one way in. `opinions` (ask, answer, conditions, take back), `visits` (one
appointment, one record), `correcting` (one notice), `more_time`; `applicant` is their side, and
`reading` what either may see beside it.
"""
