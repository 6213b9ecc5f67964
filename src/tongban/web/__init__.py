"""Web shows, by audience: `hall` for the public, `counter` for officers, `components` for both.

Pages ask queries and actions, never models, and choose what to show by matching outcomes.
"""
