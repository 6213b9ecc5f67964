"""Store remembers: one Django app per word, each with models, migrations and queries.

`sealing` encrypts what is personal; `freezing` turns frozen values into JSON; `catalog` keeps
published versions, `workshop` the working copies before them; `people` accounts and mandates;
`documents` rebuilt uploads; `cases` drafts, filings, cases, events and the outbox;
`certificates` what was issued; `feedback` ratings; `audit` who looked at what.
Stores know each other by foreign key, never by import.
"""
