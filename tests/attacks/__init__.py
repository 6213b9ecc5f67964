"""Attacks (攻击): what strangers, officers and browsers try, and what must not happen.

A package, so that the world it builds once ends with it: a fixture of a folder that is none would
live until the whole session ends.
"""
