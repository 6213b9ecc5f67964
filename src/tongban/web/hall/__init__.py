"""Hall (办事大厅): what the public sees, from looking for a service to rating it.

Read in this order: `browsing` (home, search, guides), `asking` (questions before signing in, the
personal checklist), `applying` (draft, form, papers, submission), `mine` (filings, cases),
`account` (how I sign in), `certificates` (held, shown, shared), `verifying` (anyone checks one).
`places` knows the addresses.
"""
