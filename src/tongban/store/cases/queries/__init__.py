"""What pages and actions read of cases, always as somebody: `drafts`, `filings`, `work`."""
