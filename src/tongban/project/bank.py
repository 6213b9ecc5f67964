"""Who takes the money (收款银行装配): the simulated bank, one over HTTP, or nobody."""

from functools import cache

from django.conf import settings

from tongban.adapters.partners import Partner, derived_key
from tongban.adapters.partners.guarded import GuardedTransport
from tongban.adapters.payments import HttpBank, NoBank
from tongban.core.payments.bank import Bank
from tongban.core.vocabulary.errors import ConfigurationError
from tongban.project.clock import moving_clock, now

_LETTERS = 24


@cache
def bank() -> Bank:
    """Return who takes the money of this installation.

    Raises:
        ConfigurationError: for a bank over HTTP without the two keys by which we know each other.
    """
    if settings.BANK == "none":
        return NoBank()
    simulated = settings.BANK == "simulated"
    if not simulated and not (settings.BANK_CALL_KEY and settings.BANK_NOTICE_KEY):
        raise ConfigurationError("A bank needs TONGBAN_BANK_CALL_KEY and TONGBAN_BANK_NOTICE_KEY.")
    partner = Partner(
        base_url=settings.BANK_URL,
        client="tongban",
        key=b"",
        inside=simulated or settings.BANK_INSIDE,
    )
    return HttpBank(
        GuardedTransport(partner, seconds=float(settings.BANK_SECONDS)),
        base_url=settings.BANK_URL,
        call_key=call_key() if simulated else settings.BANK_CALL_KEY.encode(),
        notice_key=notice_key() if simulated else settings.BANK_NOTICE_KEY.encode(),
        clock=moving_clock(settings.VAR) if settings.DEMO_ACCOUNTS else now,
    )


def call_key() -> bytes:
    """Return the key by which the simulated bank knows our calls."""
    return derived_key(settings.SECRET_KEY, "bank calls")


def notice_key() -> bytes:
    """Return the key by which we know the notices of the simulated bank."""
    return derived_key(settings.SECRET_KEY, "bank notices")


def switch_token() -> str:
    """Return the token (演示口令) that switches the simulated bank's faults."""
    return derived_key(settings.SECRET_KEY, "bank faults").hex()[:_LETTERS]
