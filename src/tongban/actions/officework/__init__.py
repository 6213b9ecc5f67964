"""Office work (日常办公): what officers set up once, and what holds in every case.

`hands` says in whose name somebody acts; `absences` and `interests` change that. `assigning` gives
work to a colleague, `batches` does the same to many cases; `templates` and `drafts` keep opinions,
`views` lists as somebody likes them; `second_hands` has a colleague confirm what takes two.
"""
