"""Verifying (核验): anyone checks a certificate."""
