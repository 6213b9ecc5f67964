"""The partner (部门数据接口装配): which registers this installation asks, and as whom.

The demonstration asks a simulated partner on this machine. Both sides derive their keys from the
installation's secret, so that nothing has to be handed over.
"""

from functools import cache

from django.conf import settings

from tongban.adapters.partners import NoPartner, Partner, PartnerRegisters, derived_key
from tongban.core.people.registers import Registers

CLIENT = "tongban"


@cache
def registers() -> Registers:
    """Return the departments' registers as this process asks them."""
    if settings.PARTNER != "simulated":
        return NoPartner()
    return PartnerRegisters(
        Partner(base_url=settings.PARTNER_URL, client=CLIENT, key=client_key(), inside=True),
        budget_seconds=float(settings.PARTNER_SECONDS),
    )


def client_key() -> bytes:
    """Return the key by which the simulated partner knows our calls."""
    return derived_key(settings.SECRET_KEY, "partner calls")


def switch_token() -> str:
    """Return the token (演示口令) that switches the simulated partner's faults."""
    return derived_key(settings.SECRET_KEY, "partner faults").hex()[:24]
