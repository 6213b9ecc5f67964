"""Keep personal records no longer than needed, and what is needed as evidence as long as it is.

`purging` deletes what is past its period and reports it, kind by kind as `purges` says how;
`holding` sets and lifts legal holds, by two officers.
"""
