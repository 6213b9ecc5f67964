"""Guides read (指南解析): an existing guide becomes suggestions, each accepted, mended or refused.

Read in this order: `handing_in` (paste or upload), `worded` (a suggestion in words), `cards` (each
beside its sentence) and `views` (the one page, and what its buttons do). The guide and what was
decided are kept with the copy, so that colleagues go on where one left off.
"""
