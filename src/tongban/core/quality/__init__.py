"""Data quality (数据质量): rules over a register's rows, as values; judged, counted and scored.

政务数据共享条例 (国务院令第809号) §18: who holds data answers for their quality. The dimensions are
those of GB/T 36344.

Read in this order:

cells      what stands in a cell, and what counts as blank; the shape of a text
checks     what can be asked of a row: one frozen value a kind
rules      a check with its dimension, consequence and basis
registers  the rows that a rule looks at beside its own
judging    one rule on one row: held, broken, or nothing to judge
saying     each check as a sentence, which is also the reason of a rejection
scores     counts of a whole register, and the scores made of them
profiles   what a column looks like before anybody wrote a rule
reading    rules as a steward writes them, or everything that is wrong in them
fields     the texts, numbers and days in such a rule
writing    a rule as plain values, which `reading` reads back
naming     a rule whose fields have other names, such as those that people read
alone      what can be judged of one row by itself: an answer to a call, a row put right
rule_books the rules of a dataset in versions: written by one steward, in force by another's word
repairs    what becomes of a row that was turned away: found right, put right, completed
"""
