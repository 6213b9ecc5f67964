"""The interface is tested in the example city, with an outside that needs no network."""

from dataclasses import replace

import pytest
from city.fixtures import citizen, city, clock, outside, published
from gatewaywork import GATEWAY, Shelf, fresh

from tongban.actions.gateway.granted import grants_now
from tongban.actions.gateway.journal import Journal
from tongban.actions.gateway.knowing import Services
from tongban.actions.gateway.on_behalf import ClientCalls
from tongban.actions.targets import published as now
from tongban.project import wiring

__all__ = ["citizen", "city", "clock", "outside", "published"]


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def reached(published, outside, shelf, monkeypatch):
    """Let every call reach the published city without network, its registers on a shelf."""
    calls = ClientCalls(
        journal=Journal(grants_now, clock=outside.clock, fresh=fresh),
        services=Services(lambda: now().catalogue),
        providers=shelf,
        signer=GATEWAY,
        clock=outside.clock,
    )
    here = replace(outside, calls=calls)
    monkeypatch.setattr(wiring, "outside", lambda: here)
    return here
