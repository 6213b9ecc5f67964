"""Drafts (草稿): told once, kept safely, resumed on any device.

Read in this order: `circumstances` (what is known of a person), `registers` (ask the departments
first), `writing` (start, answer, choose, dispute, commit, discard), `papers` (hand in evidence),
`views` (what a page shows of a draft).
"""
