"""The gateway (数据网关装配): the application that departments' systems call, one a process.

Only eight threads of a process speak to the database: four write both ends of calls, one
looks up keys, two recall and keep answers where a grant lets them be told again, and one
looks every second at what is published and connected.
"""

import threading
from collections.abc import Sequence

import structlog
from django.conf import settings
from django.utils import timezone

from tongban.actions.gateway.gathering import Gathering
from tongban.actions.gateway.knowing import Keyring, Services
from tongban.actions.gateway.logs import GatheredLogs
from tongban.actions.gateway.pipeline import Pipeline
from tongban.actions.gateway.reuse import KeptAnswers
from tongban.actions.gateway.today import Today
from tongban.actions.grants.joining import joining_now
from tongban.actions.quality.watching import WatchedRegisters
from tongban.actions.targets import published
from tongban.adapters.gateway import verifier
from tongban.adapters.partners import PartnerRegisters
from tongban.core.catalog.catalogue import Catalogue
from tongban.project.partner import (
    directory,
    gateway_signer,
    journal,
    look,
    simulated_partner,
    use_watch,
)
from tongban.store.gateway import queries, reusable
from tongban.store.gateway.queries import KnownKey
from tongban.store.gateway.reusable import Kept
from tongban.web.gateway.door import Door

LOOK_SECONDS = 1.0

_log = structlog.get_logger(__name__)


def door() -> Door:
    """Return the application, with its threads running."""
    services, connected, signer = Services(_catalogue, joining_now), directory(), gateway_signer()
    today = Today(timezone.localdate)
    watch = threading.Thread(target=_watch, args=(services,), name="looking", daemon=True)
    watch.start()
    keys: Gathering[str, KnownKey | None] = Gathering(
        lambda wanted: [queries.key(one) for one in wanted], name="keys"
    )
    pipeline = Pipeline(
        keyring=Keyring(keys.of, verifier),
        services=services,
        logs=GatheredLogs(journal(), day=today),
        providers=WatchedRegisters(
            PartnerRegisters(
                simulated_partner(),
                connected=connected,
                call_seconds=float(settings.PARTNER_SECONDS),
                remember_seconds=0,
                places=max(settings.GATEWAY_THREADS // 2, 1),
            ),
            use_watch(),
        ),
        signer=signer,
        clock=timezone.now,
        day=today,
        reuse=_reuse(),
    )
    return Door(pipeline=pipeline, published=lambda: {"keys": signer.published()})


def _reuse() -> KeptAnswers:
    """Return answers that may be told again, recalled and kept by a thread each."""
    recalled: Gathering[str, Kept | None] = Gathering(reusable.recall, name="recall")
    kept: Gathering[Kept, None] = Gathering(_keep, name="keep")
    return KeptAnswers(clock=timezone.now, recall_one=recalled.of, keep_one=kept.of)


def _keep(answers: Sequence[Kept]) -> Sequence[None]:
    reusable.keep(answers)
    return [None] * len(answers)


def _catalogue() -> Catalogue:
    return published().catalogue


def _watch(services: Services) -> None:
    """Look at what is published and connected, and go on when the database is away."""
    from django.db import connection

    while True:
        try:
            services.look()
            look()
        except Exception as fault:  # noqa: BLE001 - what was known before goes on serving
            _log.warning("gateway.not_looked", fault=type(fault).__name__)
            connection.close()
        threading.Event().wait(LOOK_SECONDS)
