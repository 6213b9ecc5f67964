"""Guides read (指南解析): an existing guide becomes suggestions, each accepted, mended or refused.

Read in this order: `keeping` (the guide and what was decided, while the officer is signed in),
`handing_in` (paste or upload), `worded` (a suggestion in words), `cards` (each beside its
sentence) and `views` (the one page, and what its buttons do).
"""
