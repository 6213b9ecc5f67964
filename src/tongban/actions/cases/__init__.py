"""Cases (办件): what officers and applicants do to them, one verb a function.

Read in this order: `opening` (who may touch which case), `claiming`, `review` (accept, correct,
refuse), `examining` (steps), `clock` (special procedures, extension), `deciding`, `ending` (issue,
deliver, complete), `applicant` (correct, hand in what may follow),
`withdrawing`, `joining` (a second application to the first), `moving` (home, up), `renewing` (by
silence).
"""
