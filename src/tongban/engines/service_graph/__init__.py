"""The service graph at the size of a province (政务图谱引擎): typed arrays in one mapped file.

Compiling, in this order: `packing` (a part as bytes, kept beside the version it is of), `shards`
(thousands of parts as arrays, kept while none of them changes), `merging` (shards as one graph),
`storage` (arrays in one file, swapped at once, mapped by every process). `texts` holds each name
once; `rows` reads many rows of a relation at a time.

Asking: `snapshot` is the graph, and answers every question of `tongban.core.graph` as it stands.
What would touch a large part of a province is asked here instead, of whole arrays: `names`,
`adjacent`, `spreading`, `standing`, `reaching`, `routes`, `stuck`, `unequal`. They must equal
the core.
"""
