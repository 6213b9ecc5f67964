"""Certificates remembered: what was issued, under which seal, and every change of its status."""
