"""Actions are tested in the example city, with an outside that needs no network."""

from city.fixtures import citizen, city, clock, desk, officer_of, outside, published, stranger

__all__ = ["citizen", "city", "clock", "desk", "officer_of", "outside", "published", "stranger"]
