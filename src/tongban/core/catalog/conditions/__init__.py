"""Conditions (条件): a yes, a no or a "not known yet" that follows from facts.

Read in this order: `nodes` (the one tree), `operations` (what each comparison and sum means),
`reference` (the definition, shortest possible), `explain` (the same with the reasons, in `explanation`s),
`sentences` (the tree in Chinese), `compiled` and `generation` (the same as fast Python code),
`text` (readable text to tree) with `tokens` and `parser`, `written` (tree to text), `codec` (tree to
JSON and back), `elements` (which facts a condition reads), `kinds` (whether it makes sense of
them) and `bounds` (what a condition may cost).
"""
