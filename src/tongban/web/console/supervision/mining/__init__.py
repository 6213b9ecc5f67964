"""Process mining (流程挖掘): what really happened to cases, drawn and in tables.

`asking` is what an address asks; `newest` says as of when, and has cases extracted anew; `page` is
the analysis, with `process_map` and `bars` as its drawings; `down` lists the cases behind a figure;
`running` foretells the cases that are not closed; `foreign` reads the logs of other systems.
"""
