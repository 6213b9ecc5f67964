"""What pages and actions read of cases, always as somebody.

`drafts` and `filings` for applicants, `work` and `companions` for officers; `records` is the case
as both see it.
"""
