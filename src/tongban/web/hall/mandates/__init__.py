"""Mandates (授权): what I let others do for me, what others let me do, and how each went.

`listing` shows them, `offering` gives one, `one` shows one whole with what can be done about it,
`on_paper` says what a window saw of one on paper and lets its
grantor deny it, `wording` says as what somebody acts and why somebody no longer may.
"""
