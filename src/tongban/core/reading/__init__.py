"""Reading (指南解析): from an existing guide to suggestions, each beside the words it comes from.

Read in this order: `blocks` (a guide as it came: paragraphs and cells), `fragments` (a stretch of a
block that always knows where it stands), `markers` (numbering), `topics` (what a heading or a label
speaks of), `tables` and `passages` (a guide taken apart by topic).

Then the rules, one module for each matter: `citing`, `periods` and `timing`, `naming`, `likeness`
and `linking` (what a material is called, and which type of the catalogue it is), `materials`,
`measures`, `sayings`, `matching` and `expressing` (a sentence as a condition over data elements),
`requiring` and `telling`. `suggestions` says what they may propose and `reading` lets all of them
read; `pointing` lets them read what somebody else points at.

In the end `parts` turns an accepted suggestion into a part of an item, and `leftovers` are the
sentences that no rule read; `deciding` is the guide on the desk of a working copy. Nothing is
invented: a suggestion is a stretch of the text and what a named rule makes of it.
"""
