"""Departments' data for programs (数据调用): the gateway's own pipeline, by a key of the interface.

Whoever can sign calls the gateway itself. Here the platform signs for a system that shows a key;
grant, purpose, minimal disclosure and the log are the same, and so are the reasons of a refusal.
"""

from datetime import date
from typing import Annotated, Any, Final

from django.http import HttpRequest
from ninja import Path, Router, Schema
from pydantic import ConfigDict, Field, StringConstraints

from tongban.actions.outside import CallReply
from tongban.core.exchange.calls import MOST_FIELDS, MOST_KEYS
from tongban.core.exchange.clients import ApiScope, CallMatter
from tongban.core.exchange.grants import SERVICE
from tongban.core.vocabulary.errors import Unavailable
from tongban.web.api.callers import Key, client_of
from tongban.web.api.outside import outside_of
from tongban.web.api.shapes import Code

router: Final = Router(tags=["Departments' data"])
_KEY: Final = Key(ApiScope.DATA_CALL)

Plain = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Named = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")
]
Element = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]{0,99}$")]
Keys = Annotated[dict[Element, Named], Field(min_length=1, max_length=MOST_KEYS)]


class _Asking(Schema):
    """In which matter somebody is asked about."""

    model_config = ConfigDict(extra="forbid")
    keys: Keys = Field(description="Whose record: every key of the dataset.")
    actor: Named = Field(description="Who asks at the calling department.")
    item: Code
    purpose: Named = Field(SERVICE, description="The purpose that was granted.")
    nonce: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,64}$")] = Field(
        description="Made for this call alone; a second call with it is refused."
    )
    case: Plain = Field("", description="Number of the case.")
    ground: Plain = Field("", description="Why there, in words.")
    represented: Plain = Field("", description="In whose name it is asked.")
    grant: Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Za-z0-9_.:-]*$")] = ""

    def matter(self) -> CallMatter:
        """Return the matter."""
        return CallMatter(
            actor=self.actor,
            item=self.item,
            purpose=self.purpose,
            nonce=self.nonce,
            case=self.case,
            ground=self.ground,
            represented=self.represented,
            grant=self.grant,
        )


class Queried(_Asking):
    """Fields wanted of a record."""

    fields: Annotated[list[Element], Field(min_length=1, max_length=MOST_FIELDS)]


class Claimed(_Asking):
    """Claims to be confirmed against a record."""

    claims: Annotated[dict[Element, Any], Field(min_length=1, max_length=MOST_FIELDS)]


class Called(Schema):
    """What a dataset said."""

    call: int = Field(description="Number of the call in the log.")
    outcome: str = Field(
        description="`matched`, `no_record`, or a verdict: `consistent`, `inconsistent`, "
        "`not_available`; only `consistent` passes by itself."
    )
    as_of: date | None = Field(None, description="The day on which the record held.")
    fields: dict[str, Any] = Field({}, description="What was granted of the record.")


class CallRefused(Exception):
    """A call brought nothing; the reply says at which layer."""

    def __init__(self, reply: CallReply) -> None:
        super().__init__("refused")
        self.reply = reply


@router.post(
    "services/{slug:dataset}/query",
    auth=_KEY,
    response=Called,
    summary="Query a dataset",
    operation_id="queryDataset",
)
def query(request: HttpRequest, dataset: Path[Code], asked: Queried) -> Called:
    """Return the granted fields of one record. Scope `data.call`."""
    return _called(request, dataset, asked, {"keys": asked.keys, "fields": asked.fields})


@router.post(
    "services/{slug:dataset}/verify",
    auth=_KEY,
    response=Called,
    summary="Verify claims against a dataset",
    operation_id="verifyClaims",
)
def verify(request: HttpRequest, dataset: Path[Code], asked: Claimed) -> Called:
    """Return a verdict on each claim; the values themselves never leave. Scope `data.call`."""
    return _called(request, dataset, asked, {"keys": asked.keys, "claims": asked.claims})


def _called(request: HttpRequest, dataset: str, asked: _Asking, body: dict[str, Any]) -> Called:
    outside = outside_of(request)
    if outside.calls is None:
        raise Unavailable("this installation calls nobody")
    reply = outside.calls.answer(
        client_of(request),
        asked.matter(),
        service=dataset,
        asked=body,
        today=outside.today,
    )
    if reply.refused is not None:
        raise CallRefused(reply)
    said = reply.body
    return Called(
        call=reply.closing.number,
        outcome=str(said["outcome"]),
        as_of=said.get("as_of"),
        fields=dict(said.get("fields", {})),
    )
