"""Who brings parcels (快递装配): the simulated courier, one over HTTP, or nobody."""

from functools import cache

from django.conf import settings

from tongban.actions.parcels.courier import Courier
from tongban.adapters.courier import HttpCourier, NoCourier
from tongban.adapters.partners import Partner, derived_key
from tongban.adapters.partners.guarded import GuardedTransport

_LETTERS = 24


@cache
def courier() -> Courier:
    """Return who brings the parcels of this installation."""
    if settings.COURIER == "none":
        return NoCourier()
    simulated = settings.COURIER == "simulated"
    partner = Partner(
        base_url=settings.COURIER_URL,
        client="tongban",
        key=b"",
        inside=simulated or settings.COURIER_INSIDE,
    )
    return HttpCourier(
        GuardedTransport(partner, seconds=float(settings.COURIER_SECONDS)),
        base_url=settings.COURIER_URL,
        key=courier_key() if simulated else settings.COURIER_KEY,
    )


def courier_key() -> str:
    """Return the key by which the simulated courier knows our calls."""
    return derived_key(settings.SECRET_KEY, "courier calls").hex()


def courier_token() -> str:
    """Return the token (演示口令) that switches the simulated courier's faults."""
    return derived_key(settings.SECRET_KEY, "courier faults").hex()[:_LETTERS]
