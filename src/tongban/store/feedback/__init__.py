"""Feedback remembered: ratings, concerns with what happened to them, and what many have said.

`models` the tables; `ratings` and `tallies` what people said of services; `concerns` what whoever
spoke may read, `inbox` what each side of an office may; `publications` what a body made public;
`topics` the last look at what many say. The rated never learns who rated.
"""
