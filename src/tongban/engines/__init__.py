"""Engines (引擎): compute at scale what core defines, and agree with it on every input.

Each is a folder of its own, knows core and nothing else of tongban, and is held against core's
reference by property tests.
"""
