"""Quality at rest (数据质量存储): rule books, checks, rows that wait to be put right."""
