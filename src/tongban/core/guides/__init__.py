"""Guides (办事指南): what this person, with these facts, must answer, bring and expect.

Read in this order: `eligibility`, `questions` (the one that settles most), `evidence_plan` (the
ladder of lawful ways), `forms` (fields with provenance), `schedule` (dates), `footprint` (四减),
`resolve` (all of it for one item).
"""
