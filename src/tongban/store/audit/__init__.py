"""Audit remembered: who looked at or tried what, for which case, on what ground; sealed."""
