"""Parcels (邮件): results on their way with a courier, and what it said of each."""
