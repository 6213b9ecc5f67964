"""Notices (告知): written with what they tell, brought by the worker, read in an inbox.

Read in this order: `writing` (a notice stands in the transaction of what it tells), `desks` (who
sits at one hears that something waits), `planning` (which channels bring it, by what people and
units want), `channels` (what is needed of a channel), `bringing` (hand over, try again, give up),
`reading` (the inbox), `settings` and `addresses` (what somebody wants, and where they get mail),
`bots` (robots of units' work chats).
"""
