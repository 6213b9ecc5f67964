"""Core decides: the law and the logic of services, in plain Python.

Read in this order: `vocabulary` (words), `catalog` (items taken apart), `people` (who and what is
known), `guides` (what one must do), `journeys` (several as one), `cases` (getting it done under
the law's clocks), `certificates` (what one receives).
"""
