"""Who is on which list, and what happened since (信用名单存储)."""
