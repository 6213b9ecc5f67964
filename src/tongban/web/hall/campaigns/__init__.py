"""Campaigns for the public (批次报名): rules and results; for who applied, their own line.

`public` (lists, rules, results), `entry` (one's own line and the objection), `of_case` (on the page
of a case).
"""
