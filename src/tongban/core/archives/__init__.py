"""Archives of cases (归档包): everything of one case in one file that proves itself, offline.

Read in this order: `packages` (what is in one, listed and digested), `logs` (the log with its
proofs in the audit tree), `verifying` (what was tampered with, one word for each kind).
"""
