"""Campaigns as they go (批次存储)."""
