"""Actions do: one module per word, one function per verb, one transaction per function.

Read in this order: `catalog` (publish), `accounts`, `drafts`, `filings` (submit), `cases` (the
officers' verbs), `corrections`, `certificates`, `feedback`, `deadlines` (what the clock does),
`outbox` (what leaves the house afterwards).
"""
