"""Signing in (登录): who is at the keyboard, by what, and how sure that makes us.

Read in this order: `password` (name and password, the second factor, a new password), `codes` (a
code sent to the telephone), `proofs` (what the session knows of how somebody signed in), `means`
(what an account could prove itself by), `proving` (one more proof before an act, and back to where
one was), `phones` (the telephone of an account), `passkeys` and `counting` (keys of devices, none
of them copied), `recovery` (ways back that prove no less). `pages` builds what they share; `urls`
has the addresses.
"""
