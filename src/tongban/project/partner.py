"""The partner (部门数据接口装配): which registers this installation asks, and as whom.

The demonstration asks a simulated partner on this machine for every register that no connection
leads to. Both sides derive their keys from the installation's secret, so that nothing has to be
handed over. Whoever asks, the question goes through the gateway: granted, signed, written down.
"""

from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from tongban.actions.audit.freshness import require_fresh_seal
from tongban.actions.gateway.asking import GatewayRegisters
from tongban.actions.gateway.freshness import OnceASecond
from tongban.actions.gateway.granted import grants_now
from tongban.actions.gateway.journal import Journal
from tongban.actions.gateway.knowing import Services
from tongban.actions.gateway.on_behalf import ClientCalls
from tongban.actions.gateway.reuse import KeptAnswers
from tongban.actions.grants.joining import joining_now
from tongban.actions.quality.watching import UseWatch, WatchedRegisters
from tongban.actions.targets import published
from tongban.adapters.gateway import RingSigner
from tongban.adapters.partners import Partner, PartnerRegisters, derived_key
from tongban.adapters.partners.kinds import Directory
from tongban.adapters.partners.kinds.settings import Surroundings
from tongban.adapters.partners.kinds.whole import every_row
from tongban.adapters.partners.registers import CALL_SECONDS
from tongban.adapters.seals import KeyRing
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.registers import Registers
from tongban.store.gateway import queries

CLIENT = "tongban"


def registers(*, patient: bool = False) -> Registers:
    """Return the departments' registers as this process asks them.

    `patient` is for what nobody waits for before a page: registers are given more time.
    """
    return _registers(patient)


@cache
def _registers(patient: bool) -> Registers:  # noqa: FBT001 - one key for each, however it was asked
    seconds = float(settings.PARTNER_JOB_SECONDS if patient else settings.PARTNER_SECONDS)
    kept = PartnerRegisters(
        simulated_partner(),
        connected=directory(patient=patient),
        remember_seconds=0,  # a grant says for how long an answer may be told again
        call_seconds=seconds if patient else CALL_SECONDS,
        budget_seconds=seconds,
    )
    return GatewayRegisters(
        WatchedRegisters(kept, use_watch()),
        journal(),
        gateway_signer(),
        clock=timezone.now,
        prepare=partial(look, patient=patient),
        reuse=KeptAnswers.here(timezone.now),
        joining=joining_now,
    )


def look(*, patient: bool = False) -> None:
    """Take over what changed in connections and in the rules of quality."""
    directory(patient=patient).look()
    use_watch().look()


@cache
def use_watch() -> UseWatch:
    """Return what holds answers against the rules of quality in this process."""
    return UseWatch(clock=timezone.now)


def whole_register(
    kind: str, settings_of_it: Mapping[str, Any]
) -> Iterator[Mapping[str, str | None]]:
    """Yield every row of a connected register, for a check of its quality."""
    return every_row(kind, settings_of_it, surroundings())


@cache
def client_calls() -> ClientCalls:
    """Return what calls departments' data for systems that show a key."""
    kept = PartnerRegisters(
        simulated_partner(),
        connected=directory(),
        call_seconds=float(settings.PARTNER_SECONDS),
        remember_seconds=0,
    )
    return ClientCalls(
        journal=journal(),
        services=Services(_catalogue, joining_now),
        providers=WatchedRegisters(kept, use_watch()),
        signer=gateway_signer(),
        clock=timezone.now,
        prepare=look,
        reuse=KeptAnswers.here(timezone.now),
    )


def _catalogue() -> Catalogue:
    return published().catalogue


def directory(*, patient: bool = False) -> Directory:
    """Return the connections of this installation, as this process knows them."""
    return _directory(patient)


@cache
def _directory(patient: bool) -> Directory:  # noqa: FBT001 - one key for each, however it was asked
    return Directory(_connections, queries.newest_change, surroundings(patient=patient))


def surroundings(*, patient: bool = False) -> Surroundings:
    """Return what connections may lean on."""
    seconds = settings.PARTNER_JOB_SECONDS if patient else settings.PARTNER_SECONDS
    return Surroundings(seconds=float(seconds), drops=settings.VAR / "drops")


def journal() -> Journal:
    """Return where calls are written down, under the grants of the moment."""
    return Journal(grants_now, clock=timezone.now, fresh=OnceASecond(require_fresh_seal))


@cache
def gateway_signer() -> RingSigner:
    """Return what the gateway signs by: the operator's keys, or those made in ``TONGBAN_VAR``."""
    if settings.GATEWAY_KEYS:
        return RingSigner(KeyRing.from_secrets(settings.GATEWAY_KEYS))
    return RingSigner(KeyRing.for_showing(gateway_key_folder()))


def gateway_key_folder() -> Path:
    """Return where the gateway's keys are made, when the operator gives none."""
    return settings.VAR / "gateway"


def simulated_partner() -> Partner | None:
    """Return the simulated partner, where this installation has one."""
    if settings.PARTNER != "simulated":
        return None
    return Partner(base_url=settings.PARTNER_URL, client=CLIENT, key=client_key(), inside=True)


def client_key() -> bytes:
    """Return the key by which the simulated partner knows our calls."""
    return derived_key(settings.SECRET_KEY, "partner calls")


def switch_token() -> str:
    """Return the token (演示口令) that switches the simulated partner's faults."""
    return derived_key(settings.SECRET_KEY, "partner faults").hex()[:24]


def _connections() -> Mapping[str, tuple[str, Mapping[str, Any]]]:
    return {one.dataset: (one.kind, one.settings) for one in queries.connections()}
