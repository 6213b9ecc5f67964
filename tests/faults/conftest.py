"""Faults are tested in the example city, with its real processes."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from city.fixtures import city, clock, outside, published
from faults.gateway_world import World

__all__ = ["city", "clock", "outside", "published"]


@pytest.fixture(scope="session")
def gateway_world() -> Iterator[World]:
    """Have a gateway running on a server of its own, for the tests that need it as it runs."""
    with tempfile.TemporaryDirectory(prefix="tb-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        world = World(folder=Path(folder))
        world.open()
        try:
            world.start()
            yield world
        finally:
            world.close()
