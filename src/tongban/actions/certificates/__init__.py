"""Certificates (电子证照): made out on a grant, checked by anyone, changed only with a reason.

Read in this order: `issuing`, `renewing` (the next version), `standing` (suspend, restore, revoke,
cancel, by two officers), `verifying`, `publishing` (what verifies without asking), `printing` (also
as a copy for one use), `showing` and `sharing` (what the holder lets others see), `taking_over` and
`registers` (what was issued before), `checking` (originals), `recognising` (other regions).
"""
