"""Which filings belong to which investment project (项目存储)."""
