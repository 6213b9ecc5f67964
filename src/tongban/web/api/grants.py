"""Grants for programs (数据共享授权): what a department gave and got, changed at once."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Annotated, Final, Literal

from django.http import HttpRequest
from ninja import Path, Router, Schema
from pydantic import ConfigDict, StringConstraints

from tongban.actions.grants import changing
from tongban.core.exchange.clients import ApiClient, ApiScope
from tongban.core.exchange.grants import Grant, GrantKind, GrantState
from tongban.core.vocabulary.errors import NotFound
from tongban.store.exchange.queries.grants import KeptGrant, listed_grants, opened_grant
from tongban.web.api.callers import Key, client_of, steward_of
from tongban.web.api.outside import outside_of

router: Final = Router(tags=["Grants"])
_READ: Final = Key(ApiScope.GRANTS_READ)
_WRITE: Final = Key(ApiScope.GRANTS_WRITE)
GrantCode = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[-\w]+$")]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\x00]+$")]


class GivenGrant(Schema):
    """Who may read what, for what, until when."""

    code: str
    consumer: str
    dataset: str
    holder: str
    fields: list[str]
    purpose: str
    items: list[str]
    state: GrantState
    kind: GrantKind
    valid_from: date
    valid_until: date
    quota_a_day: int | None


class Given(Schema):
    """Grants that the department gave, and those that it or its system got; 400 at most."""

    grants: list[GivenGrant]


class GrantHistory(Schema):
    """One thing that happened to a grant."""

    name: str
    at: datetime
    by: str


class OneGrant(Schema):
    """A grant with everything that happened to it."""

    grant: GivenGrant
    history: list[GrantHistory]


class Changed(Schema):
    """What is to become of a grant."""

    model_config = ConfigDict(extra="forbid")
    act: Literal["suspend", "resume", "revoke"]
    reason: Reason


@router.get("grants", auth=_READ, response=Given, summary="List grants", operation_id="listGrants")
def grants(request: HttpRequest) -> Given:
    """Return what the department gave and got. Scope `grants.read`."""
    client = client_of(request)
    found = (
        *listed_grants(holder=client.department),
        *listed_grants(consumer=client.code),
        *listed_grants(consumer=client.department),
    )
    every = {one.grant.code: one for one in found}
    return Given(grants=[_told(one) for one in every.values()])


@router.get(
    "grants/{slug:code}",
    auth=_READ,
    response=OneGrant,
    summary="Read a grant",
    operation_id="readGrant",
)
def grant(request: HttpRequest, code: Path[GrantCode]) -> OneGrant:
    """Return a grant that the department gave or got. Scope `grants.read`."""
    return _own(client_of(request), code)


@router.post(
    "grants/{slug:code}/changes",
    auth=_WRITE,
    response=OneGrant,
    summary="Suspend, resume or revoke a grant",
    operation_id="changeGrant",
)
def change_grant(request: HttpRequest, code: Path[GrantCode], wanted: Changed) -> OneGrant:
    """Change a grant that the department gave; the next call feels it. Scope `grants.write`."""
    client = client_of(request)
    _own(client, code)
    act = _ACTS[wanted.act]
    act(steward_of(request), code, outside_of(request), reason=wanted.reason)
    return _own(client, code)


_ACTS: Final[Mapping[str, Callable[..., Grant]]] = {
    "suspend": changing.suspend,
    "resume": changing.resume,
    "revoke": changing.revoke,
}


def _own(client: ApiClient, code: str) -> OneGrant:
    """Return a grant that concerns the client; any other is not there."""
    opened = opened_grant(code)
    concerned = {opened.kept.holder, opened.kept.grant.consumer}
    if not concerned & {client.department, client.code}:
        raise NotFound(f"no grant {code} of {client.department}")
    history = [GrantHistory(name=one.name, at=one.at, by=one.by.name) for one in opened.history]
    return OneGrant(grant=_told(opened.kept), history=history)


def _told(kept: KeptGrant) -> GivenGrant:
    one = kept.grant
    return GivenGrant(
        code=one.code,
        consumer=one.consumer,
        dataset=one.dataset,
        holder=kept.holder,
        fields=sorted(one.fields),
        purpose=one.purpose,
        items=sorted(one.items),
        state=one.state,
        kind=one.kind,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
        quota_a_day=one.quota_a_day,
    )
