"""One identity for many systems (统一身份): from others to us, and from us to departments' systems.

716号令 §5 wants one authentication for all. Read in this order: `configured` (whose word we take,
and for how much), `linking` (their account is tied to ours only by whoever is signed in), `ours`
(how somebody signs in through them); `keys`, `systems` and `answers` (what we vouch for to
departments' systems, with what keys, and what leaves), `registering` (which systems there are),
`pages` and `forms` (where the security administrator says so); `urls` has the addresses. Whose
token calls our interface says `tongban.project.callers`.
"""
