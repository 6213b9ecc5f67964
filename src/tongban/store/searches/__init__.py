"""Searches (检索存储): words and counts of a day, with nothing of whoever typed them."""
