"""Campaigns as a department runs them (组织批次): announce, publish, answer, settle.

`pages` shows them, `acts` does what the buttons say.
"""
