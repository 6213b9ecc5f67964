"""Ask departments to check what they hold, or why they looked (校核工单).

`opening` makes a ticket of a disputed fact, and of a question about a look; `answering`
is what the steward of the department does, step by step.
"""
