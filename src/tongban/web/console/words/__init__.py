"""Sentences of the core on the console's pages (核心说明), in the reader's language.

`patterns` are how the core makes them; `sentences` finds the pattern and says it again.
"""
