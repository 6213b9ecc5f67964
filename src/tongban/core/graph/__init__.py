"""The service graph (政务图谱): items, law, papers, data and departments as one, and its questions.

It is derived from the published catalogue and never typed in. What is in it: `nodes`, `relations`,
`parts` (what one definition adds), `item_parts` and `shared_parts` (which derive them),
`yardstick` (limits as numbers to compare), `service_graph` (the union of parts, as plain Python).

What can be asked, one module each: `searching`, `neighbours`, `paths`; `handling` (who handles
this), `proofs` (what a material proves and who holds it), `touching` (what a change touches),
`law_changes` (an article changes), `reach` (which items come within reach or fall out of it),
`ways` (the shortest lawful way), `dead_ends` (what nobody can obtain), `standards` (one matter
under different standards). Each takes any `Graph`; what the engines answer must equal it.
"""
