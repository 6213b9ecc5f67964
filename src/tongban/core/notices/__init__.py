"""Notices (告知): what people are told of their cases and officers of their duties, and how.

Read in this order: `kinds` (what can be told, and the words that may be filled in), `templates`
(how it is said, in versions), `preferences` (which channels somebody wants, when they rest),
`planning` (which channel brings a notice when), `retrying` (how long a channel is tried),
`of_cases` and `of_concerns` (what events ask to be told), `bots` (robots of units in work chats).
"""
