"""The department's certificates (部门证照): issued, changed by two officers, taken over.

Read in this order: `listing` (what was issued, and what waits for a second officer), `kinds` (the
types), `one` (a certificate and what can be done), `changing` (ask and answer), `registers` (what
was issued before, and the rows that were not taken), `agreements` and
`agreement_forms` (what other regions issued). `words` has the words they share.
"""
