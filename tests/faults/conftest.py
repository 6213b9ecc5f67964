"""Faults are tested in the example city, with its real processes."""

from city.fixtures import city, clock, outside, published

__all__ = ["city", "clock", "outside", "published"]
