"""Adapters reach out: one folder for each thing outside, and none knows another.

Each translates the faults of its library or partner into our own error tree at its edge, so that
nothing foreign travels further in. `tongban.project.wiring` chooses which one serves.
"""
