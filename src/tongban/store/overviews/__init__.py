"""Overviews (全目录整理): what is read off a whole catalogue, kept so that a page reads a page.

In reading order: `models`, `writing` (replace what one department has), `editions` (keep what is
published of the public lists), `queries` (pages by key).
"""
