"""Process mining (流程挖掘): what really happened to cases, drawn and in tables.

`asking` is what an address asks; `page` is the analysis, with its `tables`; `down` lists the cases
behind a figure; `running` foretells the cases that are not closed; `foreign` takes in the logs of
other systems, and `foreign_log` shows one, with `log_words` of both.
"""
