"""Vouchers (文书): the dated, numbered papers that the law owes the applicant.

Read in this order: `writing` (what each paper says), `transferring` (the notes that go with a case
from one authority to another), `issuing` (keep it with its number),
`printing` (draw it as a PDF).
"""
