"""Certificates (电子证照): made out on a grant, checked by anyone, changed only with a reason.

Read in this order: `issuing`, `standing` (suspend, restore, revoke, cancel), `verifying`,
`printing`.
"""
