"""A gateway with a database behind it and a door in front, shared by the tests that call it."""

import io
import json
import time
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from tongban.actions.gateway.connecting import add_key, register_client
from tongban.actions.gateway.granted import grants_now
from tongban.actions.gateway.journal import Journal
from tongban.actions.gateway.knowing import Keyring, Services
from tongban.actions.gateway.pipeline import Pipeline
from tongban.adapters.gateway import (
    ED25519,
    Asking,
    Ed25519Signer,
    Sealed,
    believed_answer,
    seal_call,
    verifier,
)
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.exchange.envelopes import Signer
from tongban.core.exchange.grants import SERVICE
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.registers import Matched, NoRecord, NotAvailable
from tongban.store.exchange.models import GrantRow
from tongban.store.gateway import queries
from tongban.web.gateway.door import Door

LIN, CHEN = "519901199203070045", "519901198811230019"
NAME = DataElement(code="person.name", label="姓名", kind=ValueKind.TEXT)
BORN = DataElement(code="person.birth_date", label="出生日期", kind=ValueKind.DATE)
NUMBER = DataElement(code="person.identity_number", label="公民身份号码", kind=ValueKind.TEXT)
ELEMENTS = {one.code: one for one in (NAME, BORN, NUMBER)}


def dataset(code: str, *, sharing: Sharing = Sharing.UNCONDITIONAL) -> Dataset:
    return Dataset(
        code=code,
        name=f"登记信息 {code}",
        holder="holder",
        keys=("person.identity_number",),
        serves=("person.name", "person.birth_date"),
        sharing=sharing,
    )


CATALOGUE = Catalogue(
    departments={},
    evidence={},
    items={},
    elements=ELEMENTS,
    datasets={
        "population": dataset("population"),
        "vehicles": dataset("vehicles"),
        "secrets": dataset("secrets", sharing=Sharing.NOT_SHARED),
    },
)
RECORDS = {
    LIN: {"person.name": "林晓雨", "person.birth_date": date(1992, 3, 7)},
    CHEN: {"person.name": "陈志远", "person.birth_date": date(1988, 11, 23)},
}


class Shelf:
    """A register that says all it knows, whatever it was asked, or stays silent on command."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.silent = ""

    def ask(self, question, purpose, *, today):
        self.asked.append((question, purpose))
        if self.silent:
            return NotAvailable(dataset=question.dataset.code, reason=self.silent, words="")
        record = RECORDS.get(question.keys["person.identity_number"])
        if record is None:
            return NoRecord(dataset=question.dataset.code)
        facts = tuple(
            Fact(element=code, value=value, source=FactSource.SHARED, as_of=today)
            for code, value in record.items()
        )
        return Matched(dataset=question.dataset.code, facts=facts, as_of=today)

    def ask_all(self, questions, purpose, *, today):
        return tuple(self.ask(one, purpose, today=today) for one in questions)

    def unavailable(self, datasets):
        return {}


class DirectLogs:
    """The journal in the caller's own transaction, so that a test can roll it back."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def open(self, arrived):
        return self._journal.open([arrived], on=timezone.localdate())[0]

    def close(self, ended):
        self._journal.close([ended])

    def turn_away(self, client, reason):
        self._journal.close([], turned_away=[(client, reason)])


@dataclass
class Reached:
    """What came back over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> dict[str, Any]:
        return json.loads(self.body)


def fresh() -> None:
    """Take the seal of the audit to be fresh."""


GATEWAY = Ed25519Signer(b"\x07" * 32, key_id="gateway-test")
PURPOSE = Asking(client="housing", actor="officer:7", item="fund", purpose=SERVICE, case="MC-1")


@dataclass
class Gateway:
    """A door with its pipeline, the register behind it and a client in front of it."""

    shelf: Shelf = field(default_factory=Shelf)
    signer: Ed25519Signer = field(
        default_factory=lambda: Ed25519Signer(b"\x01" * 32, key_id="housing-1")
    )
    offset: timedelta = timedelta()
    own: Signer = GATEWAY

    def __post_init__(self) -> None:
        services = Services(lambda: CATALOGUE)
        services.look()
        journal = Journal(grants_now, clock=timezone.now, fresh=fresh)
        self.pipeline = Pipeline(
            keyring=Keyring(queries.key, verifier),
            services=services,
            logs=DirectLogs(journal),
            providers=self.shelf,
            signer=self.own,
            clock=self.now,
            day=timezone.localdate,
        )
        self.door = Door(pipeline=self.pipeline, published=lambda: {"keys": []})

    def now(self) -> datetime:
        return timezone.now() + self.offset

    def with_logs(self, logs) -> "Gateway":
        self.door = Door(pipeline=replace(self.pipeline, logs=logs), published=dict)
        return self

    def known(self, client: str = "housing") -> None:
        register_client(client, name=client, department=client)
        add_key(client, self.signer.key_id, ED25519, self.signer.public)

    def sealed(self, asked=None, *, service="population", **members) -> Sealed:
        asked = asked or {"keys": {"person.identity_number": LIN}, "fields": ["person.name"]}
        purpose = replace(PURPOSE, **members)
        return seal_call(purpose, self.signer, service, asked, now=time.time())

    def send(self, sealed: Sealed, *, path="", method="POST", body=None, **headers) -> Reached:
        content = sealed.body if body is None else body
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path or sealed.path,
            "QUERY_STRING": "",
            "CONTENT_LENGTH": str(len(content)),
            "wsgi.input": io.BytesIO(content),
        }
        sent = replace(sealed, headers={**sealed.headers, **headers})
        return self.request(environ | headers_of(sent))

    def request(self, environ) -> Reached:
        seen: list[Any] = []
        body = b"".join(self.door(environ, lambda status, headers: seen.extend((status, headers))))
        return Reached(status=int(seen[0].split()[0]), headers=dict(seen[1]), body=body)

    def ask(self, asked=None, **members) -> Reached:
        """Send a call and believe its answer as the client must."""
        sealed = self.sealed(asked, **members)
        reached = self.send(sealed)
        if "X-Tongban-Envelope" in reached.headers:
            known = verifier(ED25519, GATEWAY.public)
            believed_answer(sealed, reached.headers, reached.body, known)
        return reached


def headers_of(sealed: Sealed) -> dict[str, str]:
    """Return the headers of a call as WSGI names them."""
    return {
        f"HTTP_{name.upper().replace('-', '_')}": value for name, value in sealed.headers.items()
    }


def granted(code: str = "G1", **columns) -> GrantRow:
    """Grant the client the name of whoever it asks about."""
    now = timezone.now()
    told = {
        "consumer": "housing",
        "dataset": "population",
        "holder": "holder",
        "fields": ["person.name"],
        "purpose": SERVICE,
        "items": ["fund"],
        "valid_from": date(2020, 1, 1),
        "valid_until": date(2099, 12, 31),
        "made_at": now,
        "changed_at": now,
    }
    return GrantRow.objects.create(code=code, **{**told, **columns})
