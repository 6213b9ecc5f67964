"""Clients of the interface (接口调用方): registered, given keys, recognised, held to their pace.

registering  systems and their keys: made, replaced, revoked, by a steward or by the operator
recognising  whose key it is, and whether it was used too often
repeating    a call that was sent again, told as before
"""
