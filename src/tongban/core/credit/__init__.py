"""Credit (信用): lists of the untrustworthy, what they close to whom, and how one comes off them.

Read in this order: `lists` (which lists there are, for how long, by which law), `events` and
`entries` (what happens to one entry, and where it stands), `listing` (two officers put somebody on
a list), `repairing` (信用修复: asked for, taken up, granted or refused), `standing` (what all
entries of one party amount to).
"""
