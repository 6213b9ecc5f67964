"""The workshop's verbs: taking items apart, through other hands, to the public.

`opening` a copy (of an item, a new one, a split, a join, an end), `editing` with undo and redo,
`commenting`, `reviewing` (send, recall, approve, give back, schedule), `publishing` what falls due,
`standing` (suspend and resume), `merging_papers` (two materials made one), `checking` (lint as a
service), `trying` conditions on people, `standards` (基本目录), `reading` a guide and `offering`
(how many cases run under earlier versions).
All of them hold the copy's row while they decide (`holding`) and leave an audit record.
"""
