"""The workshop of one department in the example city."""

from collections.abc import Iterator

import pytest
from city.workshop import Workshop

from tongban.store.catalog import shelf


@pytest.fixture
def workshop(published, outside) -> Iterator[Workshop]:
    """Yield a workshop; versions published in it are forgotten, for the test rolls them back."""
    yield Workshop.of("market_regulation", outside)
    shelf.forget()
