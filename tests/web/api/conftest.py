"""The interface is tested in the example city, with an outside that needs no network."""

import pytest
from city.fixtures import citizen, city, clock, outside, published

from tongban.project import wiring

__all__ = ["citizen", "city", "clock", "outside", "published"]


@pytest.fixture
def reached(published, outside, monkeypatch):
    """Let every call reach the published city without network."""
    monkeypatch.setattr(wiring, "outside", lambda: outside)
    return outside
