"""Freezing (定格存储): frozen values of the core as JSON columns, and back by their types.

`converter` is the only module; every store that keeps definitions reads and writes through it.
"""
