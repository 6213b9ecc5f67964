"""Project wires: settings, addresses, servers and commands; the only layer that knows all others.

Read in this order: `settings` (with `environment`, its typed reader, and `production`, what it
refuses), `urls`, `wiring` (which adapter serves which need), `middleware`, `logs`, `health`,
`database` and `supervisor` (what a demonstration starts), `commands` (the command line).
"""
