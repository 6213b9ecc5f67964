"""Overviews (全目录整理): kept up by the worker after each release and each night.

In reading order: `keeping` (what has to be made again), `shares` (one department's lines),
`papers` (all materials together), `publishing` (an edition of the public lists), `opening` (figures
for everybody, month by month).
"""
