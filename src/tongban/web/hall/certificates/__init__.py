"""My certificates (我的证照): held, shown as a code, shared, copied for one use, and every use.

Read in this order: `face` (what it says), `listing` (mine, and what others let me see),
`one` (its state, versions, shares, uses), `showing` (a code for five minutes), `granting` (to one
receiver), `receiving` (what a receiver sees), `copying` (a copy for one use).
"""
