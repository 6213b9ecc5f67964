"""Freezing (定格存储): frozen values of the core as JSON columns, and back by their types.

Every store that keeps definitions reads and writes through `converter`; every store that keeps what
happened, through `histories`.
"""
