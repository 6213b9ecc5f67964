"""The workshop remembered: working copies, every revision of them, reviews, comments and dates."""
