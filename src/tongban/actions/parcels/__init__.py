"""Parcels (快递): ordered and followed by the worker; what ends one, ends or reopens a delivery.

`courier` is what is needed of one, `following` asks it.
"""
