"""Trying out (接入试调): a grant for two days and twenty calls a day, under a purpose of its own.

It serves no case: the purpose and the item are those of a trial, so that what a department decides
about real use stays with the department (政务数据共享条例 第二十五条).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.grants.keeping import keep_grants
from tongban.actions.targets import published
from tongban.core.exchange.grant_events import Made
from tongban.core.exchange.grants import Grant
from tongban.core.people.histories import SYSTEM
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.gateway.models import Client

PURPOSE: Final = "接入试调"
ITEM: Final = "trial"
CALLS_A_DAY: Final = 20


@transaction.atomic
def grant_trial(client: str, dataset: str, fields: Iterable[str], *, at: datetime) -> str:
    """Let a client try a dataset out today and tomorrow; return the code of the grant.

    Raises:
        InvalidValue: when the dataset does not serve one of the fields.
        NotFound: when there is no such client or dataset.
    """
    known = published().catalogue.datasets.get(dataset)
    if known is None or not Client.objects.filter(pk=client).exists():
        raise NotFound("no such client or dataset")
    wanted = frozenset(fields)
    if not wanted or not wanted <= set(known.serves):
        raise InvalidValue("fields", f"{dataset} does not serve them all")
    grant = Grant(
        code=f"T{at:%y%m%d%H%M%S%f}",
        consumer=client,
        dataset=dataset,
        fields=wanted,
        purpose=PURPOSE,
        items=frozenset({ITEM}),
        valid_from=day_of(at),
        valid_until=day_of(at) + timedelta(days=1),
        quota_a_day=CALLS_A_DAY,
    )
    keep_grants([(Made(at=at, by=SYSTEM, grant=grant, ground=PURPOSE), known.holder)])
    note(None, "gateway.trial", f"client:{client}", details={"dataset": dataset})
    return grant.code
