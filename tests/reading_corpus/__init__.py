"""Guides to read (办事指南语料): forty, each with what a careful reader finds in it.

`building` holds the twenty by which the rules were made; `set_aside` the twenty that were written
before there was a rule, and that nobody looks at while mending rules. Both were written for this
corpus, in the manners of real guides, from facts of law and practice; every city is invented.

`guides` reads a guide with its labels, `files` writes it as the file that a department would send
(text, web page, document or workbook), `measuring` holds suggestions against the labels.
"""
