"""Four reductions (四减): what is saved, by what, and who still owes what, for mayor and officer.

`asked` reads from an address which base and figure are shown; `places` and `words` are addresses
and labels. `overview` is the first page; `departments`, `item_page` go down to the single document;
`league`, `flow` and `journeys` draw. `goals` (targets, baselines), `proposals` and `measures` are
what reformers work with; `exports` hands all of it out. `together` is the workshop that makes one
thing of several items. `charts` draws on the server.
"""
