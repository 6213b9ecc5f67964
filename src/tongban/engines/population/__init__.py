"""One condition asked of everybody (全体人群): counts over millions of people, embedded.

`columns` keeps people as a table, `people` counts whom a condition holds for. What a condition
means is core's to say (`core.catalog.conditions.sql` writes the query); here it is only asked.
"""
