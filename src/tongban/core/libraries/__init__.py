"""Base libraries (基础库): population, legal persons, certificates, credit, housing, insurance.

Read in this order: `definitions` (which registers a library is made of, and whose word counts for
which field), `events` and `entities` (one person, organisation or thing under a name that stays:
records join and leave, entities are merged and taken apart again), `composing` (each field with its
source), `reviewing` (what people decide of two records), `correcting` (four eyes).
"""
