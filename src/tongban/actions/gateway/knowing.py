"""Knowing (识别): which client a key belongs to, and what a service serves; read rarely.

A key is remembered for a while, since the journal asks anew whether it stands. The services are
those of the catalogue that is published; somebody must `look` for a newer one.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Sharing
from tongban.core.catalog.elements import DataElement
from tongban.core.exchange.calls import Asked
from tongban.core.exchange.envelopes import Verifier
from tongban.core.exchange.refusals import ClientRefused, GatewayRefused, GrantRefused
from tongban.core.people.registers import Question
from tongban.store.gateway.queries import KnownKey

KEY_SECONDS: Final = 60.0
STRANGER_SECONDS: Final = 2.0
MOST_STRANGERS: Final = 10_000


class MakesVerifier(Protocol):
    """Whatever makes a verifier of the material of a key."""

    def __call__(self, algorithm: str, material: bytes) -> Verifier:
        """Return what verifies by the key."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A client that a key is known to belong to (已识别的调用方)."""

    client: str
    verifier: Verifier


class Keyring:
    """The keys of clients, looked up once a minute; nobody's are not looked up all the time."""

    def __init__(
        self,
        look_up: Callable[[str], KnownKey | None],
        verifier: MakesVerifier,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._look_up = look_up
        self._verifier = verifier
        self._clock = clock
        self._known: dict[str, tuple[float, Caller | None]] = {}

    def caller(self, key_id: str) -> Caller:
        """Return whose key it is; raises `ClientRefused` when it is nobody's."""
        now = self._clock()
        until, caller = self._known.get(key_id, (0.0, None))
        if until <= now:
            caller = self._found(key_id)
            if len(self._known) >= MOST_STRANGERS:
                self._known.clear()
            self._known[key_id] = (now + (KEY_SECONDS if caller else STRANGER_SECONDS), caller)
        if caller is None:
            raise ClientRefused("signature")
        return caller

    def _found(self, key_id: str) -> Caller | None:
        known = self._look_up(key_id)
        if known is None:
            return None
        return Caller(client=known.client, verifier=self._verifier(known.algorithm, known.material))


class Services:
    """What the published catalogue serves, as it was at the last look."""

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        joining: Callable[[], Mapping[str, tuple[str, ...]]] = dict,
    ) -> None:
        self._read = catalogue
        self._read_joining = joining
        self._catalogue: Catalogue | None = None
        self._joining: Mapping[str, tuple[str, ...]] = {}

    def look(self) -> None:
        """Take over what is published now."""
        self._catalogue = self._read()
        self._joining = self._read_joining()

    def journeys_of(self, item: str) -> tuple[str, ...]:
        """Return the journeys that join an item."""
        return self._joining.get(item, ())

    def element(self, code: str) -> DataElement:
        """Return an element; raises `GatewayRefused` when the catalogue does not know it."""
        known = self._catalogue.elements.get(code) if self._catalogue else None
        if known is None:
            raise GatewayRefused("service")
        return known

    def question(self, service: str, asked: Asked) -> Question:
        """Return the question to a dataset for exactly what is asked.

        Raises:
            ClientRefused: when it has no such keys or fields.
            GatewayRefused: when there is no such service.
            GrantRefused: when it is not shared at all.
        """
        catalogue = self._catalogue
        dataset = catalogue.datasets.get(service) if catalogue else None
        if catalogue is None or dataset is None:
            raise GatewayRefused("service")
        if dataset.sharing is Sharing.NOT_SHARED:
            raise GrantRefused("not_shared")
        if asked.keys.keys() != set(dataset.keys):
            raise ClientRefused("keys")
        if not asked.fields <= set(dataset.serves):
            raise ClientRefused("fields")
        wanted = tuple(catalogue.elements[code] for code in sorted(asked.fields))
        return Question(dataset=dataset, keys=dict(asked.keys), wanted=wanted)
