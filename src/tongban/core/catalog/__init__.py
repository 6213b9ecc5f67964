"""The catalogue (事项): service items at minimum granularity, and everything they are made of.

Read in this order: `elements`, `questions`, `conditions`, `evidence`, `steps` (with outputs and
special procedures), `items`, `departments`, `datasets`, `parameters`, `catalogue`, `disclosure`
(what serves one item), `references` (everything named exists), `lint` (what the law and the
inspectors would object to).
"""
