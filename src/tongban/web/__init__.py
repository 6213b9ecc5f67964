"""Web shows, by audience: `hall` for the public, `counter` for officers, `components` for both.

`api` says to programs what the public pages say to people.

Pages ask queries and actions, never models, and choose what to show by matching outcomes.
"""
