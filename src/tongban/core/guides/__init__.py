"""Guides (办事指南): what this person, with these facts, must answer, bring and expect.

What goes in and out: `circumstances` (one person, one day), `outcomes` (what a guide says).

The parts of a guide, in reading order: `eligibility`, `questions` (the one that settles most),
`evidence_plan` (the ladder of lawful ways, with `evidence_offers` and `evidence_ways`), `forms`
(fields with provenance), `schedule` (dates), `footprint` (四减), `resolve` (all of it for one
item). `papers` names each document, so that it is handed in once whoever asks for it.

Underneath: `compiled_items` (each version prepared once, by `remembering` and `deciding`),
`relevance` (which answers still matter), `boundaries` and `trials` (answers worth trying),
`exhaust` (every path of answers, to prove that each ends decided).
"""
