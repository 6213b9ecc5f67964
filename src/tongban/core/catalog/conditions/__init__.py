"""Conditions (条件): a yes, a no or a "not known yet" that follows from facts.

Read in this order: `nodes` (the one tree) with its `leaves`, `signs` and `literals`, `operations`
(what each comparison and sum means), `truths` (how they join), `reference` (the definition, as
short as can be), `explain` and `explanation` (the same with its reasons), `sentences` (the tree in
Chinese, by what its `terms` are about), `english` (the same in English), `compiled` and
`generation` (the same as fast Python).

Then the ways in and out: `text` (readable text to tree, by `tokens`, `cursor`, `notes`, `forms` and
`parser`), `written` (tree to text), `codec` and `decoding` (tree to JSON and back). And what can be
said of a tree: `elements` (which facts it reads), `kinds` (whether it makes sense of them),
`bounds` (what it may cost) and `notes_off` (what it means, whatever is said of it).
"""
