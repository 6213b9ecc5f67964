"""Campaigns (批次办理): an item taken in a window of days, with so many places, by published rules.

Read in this order: `definitions` (window, places, tiers, how ties are broken), `draws` (a draw that
everybody can do again), `ranking` (applications to places), `lives` (announced, published, objected
to, settled) and `entering` (from applications to a result).
"""
