"""Tickets remembered: what departments were asked to check, and what became of it."""
