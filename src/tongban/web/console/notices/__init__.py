"""Notices in the console (告知管理): what channels brought or did not, robots, wordings.

Only system administrators come here. Nothing of it names a person.
"""
