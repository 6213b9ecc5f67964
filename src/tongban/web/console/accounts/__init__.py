"""Accounts of officers (账户与岗位), for the three administrators, and the oversight of looks.

`listing` finds accounts, `opening` makes one, `one` shows one whole with what this administrator
may do, `acts` does it; `oversight` shows alerts and looks outside cases to those who review them,
and to the audit administrator all that administrators did; `words` names posts, events, refusals.
"""
