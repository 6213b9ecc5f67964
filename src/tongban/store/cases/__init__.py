"""Cases remembered: drafts, filings, cases with their events, the work they open, the outbox."""
