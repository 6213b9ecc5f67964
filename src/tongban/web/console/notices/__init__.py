"""Notices in the console (告知管理): what channels did not bring, robots, and how notices are said.

Only system administrators come here. Nothing of it names a person.
"""
