"""Counter (部门办理): what an officer does, from the inbox to the end of a case.

Read in this order: `inbox` (what waits, claim and release), `lists` (all cases, views under a name,
files), `desk` (one piece of work opened, and what is known about it), `dossier` (the parts of its
page), `work_page`, `verbs` (what can be done, each with its form), `acting` (a verb carried out),
`proposing` (a verb that takes two), `office` (absences, opinions in usual words, batches,
workload), `search` (a case by its number), `history` (the officer's own acts), `downloads` (papers
and vouchers), `certificates` (what the department issued). `places` knows the addresses, `lamps`
the colours, `refusals` the words for what the law forbids.
"""
