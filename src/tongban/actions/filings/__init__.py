"""Filings (申报): hand in once, open every case that can begin, wait with the others.

Read in this order: `submit` (the verb), `opening` (the rows of a filing), `succession` (a finished
case opens those that waited for it), `duplicates` (the same matter twice), `again` (applied for
anew), `crossing` (received here for another region).
"""
