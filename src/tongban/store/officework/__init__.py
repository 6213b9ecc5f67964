"""Office work in rows (日常办公存储): views, templates, drafts, second hands and batches.

`models` the tables; `queries` what pages read, always as some officer.
"""
