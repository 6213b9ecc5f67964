"""Stores are tested on rows that the actions of the example city wrote."""

from city.fixtures import citizen, city, clock, desk, outside, published

__all__ = ["citizen", "city", "clock", "desk", "outside", "published"]
