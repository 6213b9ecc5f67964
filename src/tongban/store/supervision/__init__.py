"""Supervision as it is kept: what was found in cases, and the orders that followed."""
