"""Tickets (校核工单): what a department is asked to check, for its data stewards.

`listing` shows what waits, the most urgent first, and what was answered; `page` is one ticket with
what can be done about it, and `acts` does it; `statistics` says which data are disputed most.
"""
