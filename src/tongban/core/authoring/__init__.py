"""Authoring (事项编制): taking service items apart, comparing, reviewing and trying them.

Read in this order: `labels` (what choices are called), `sections` (the parts of a working copy),
`copies` (a working copy: always a valid item), `blank` (the lawful minimum to begin from), `keys`
and `ordering`, `edits` (what an editor does), `merging` (two editors, nothing lost), `undoing`.

Then what is seen of it: `wording` (any part in rows of plain words), `burdens` and `comparing` (two
versions side by side, heavier or lighter for the applicant), `inspecting` (lint as a service) and
`rebasing` (what a newer version would change for a running case).

The condition builder: `trees` (add, wrap, replace, remove by path), `asking` (what may be asked of
an element), `lines` (one comparison as a form), `rows` (the tree as nested rows) and `trials` (who
in a population meets it).

The way to publication: `review_events`, `review_state`, `review` (four eyes), `review_errors` and
`access` (who may see what). Above single items: `standards` (基本目录, inherited from province to
township), `handling` (业务办理项), `reshaping` (split and join), `lists` (权力清单、责任清单).

Beside them: `duplicates` (the same material under several names).
"""
