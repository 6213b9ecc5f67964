"""Data quality in the console (数据质量): rules, checks, scores, and the rows to be put right.

Read in this order: `overview` (every dataset with its score), `dataset_page` (one of them: score,
trend, checks), `trend` (its drawing), `rules` and `rule_acts` (the rule book), `rule_form` and
`rule_fields` (one rule, asked in plain words), `handing_in` (have a register checked), `check_page`
(how far a check is, and what it found), `profile_page` (columns at a glance), `queue_page` and
`workbooks` (rows that were turned away), `row_page` and `row_acts` (one of them). `sentences` and
`words` say what the core says, `frame` is what the pages share.
"""
