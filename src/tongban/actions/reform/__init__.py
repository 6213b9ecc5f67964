"""Reduce the burden (四减): measure it, set targets, carry measures through, join items.

Read in this order: `standing` (now and a base on the same year of cases), `baselines`, `targets`,
`measures` (taken up, discussed, reported), `judging` (held to versions and cases, by the clock),
`reminding` (what is due), `journeys` (several items as one, from proposal to approval; `drafts` are
their rows), `publishing` (today, or from a day that was set).
"""
