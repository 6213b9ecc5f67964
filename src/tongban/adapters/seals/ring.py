"""The key ring (密钥环): signs with the newest key, and knows the seals of every key it holds.

Keys change in traffic. Those of a folder are read again when another is added, so every process
signs with the new one from its next seal; those that an operator gives change with a restart, and
while the processes restart one after another, each knows what the others sealed if the new key was
first listed behind the old one.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from tongban.adapters.seals.algorithms import SigningKey
from tongban.adapters.seals.key_files import Key, kept_keys, parsed
from tongban.adapters.seals.known_answers import prove
from tongban.adapters.seals.published import KnownKeys, PublicKey
from tongban.core.certificates.seals import Seal
from tongban.core.vocabulary.errors import ConfigurationError

_SHOWING = "demonstration"


class KeyRing:
    """Signs and verifies; its seals never claim legal effect (国务院令第716号 §9)."""

    legal_effect = False

    def __init__(self, keys: Iterable[Key] = (), *, folder: Path | None = None) -> None:
        self._folder, self._seen = folder, -1
        if folder is None:
            self._take(keys)
        else:
            self._look_again(folder)

    @classmethod
    def from_secrets(cls, secrets: Sequence[str]) -> Self:
        """Return the ring of keys as `algorithm:base64 of 32 bytes`, the newest first.

        Raises:
            ConfigurationError: when there is none, one is no such key, or a known answer is wrong.
            Unavailable: when this machine cannot do the algorithm of one.
        """
        if not secrets:
            raise ConfigurationError("no key for seals is given")
        return cls([parsed(text) for text in secrets])

    @classmethod
    def for_showing(cls, folder: Path) -> Self:
        """Return the ring of `folder`, making its first key the first time.

        Raises:
            ConfigurationError: when a key can be neither read nor made.
            Unavailable: when this machine cannot do the algorithm of one.
        """
        return cls(folder=folder)

    @property
    def key_id(self) -> str:
        """Return the name of the key in use."""
        return self._in_use()[0].key_id

    @property
    def published(self) -> KnownKeys:
        """Return the public halves of all keys, the newest first."""
        self._look_again(self._folder)
        return self._known

    def key_list(self) -> Mapping[str, Any]:
        """Return the public halves of all keys, as values that `json.dumps` takes."""
        return self.published.as_list()

    def sign(self, content: bytes) -> Seal:
        """Return a seal over `content`."""
        public, key = self._in_use()
        return Seal(
            key_id=public.key_id, algorithm=public.algorithm.value, signature=key.sign(content)
        )

    def knows(self, key_id: str) -> bool:
        """Tell whether a key is one of the ring's."""
        return self.published.knows(key_id)

    def verify(self, content: bytes, seal: Seal) -> bool:
        """Tell whether `seal` was made over exactly `content` by a key that is known."""
        return self.published.verify(content, seal)

    def _in_use(self) -> tuple[PublicKey, SigningKey]:
        self._look_again(self._folder)
        return self._newest

    def _look_again(self, folder: Path | None) -> None:
        """Take the keys of the folder when something was added to it since they were taken."""
        if folder is None or self._seen == (stamp := _changed_at(folder)):
            return
        self._take(kept_keys(folder))
        self._seen = stamp

    def _take(self, keys: Iterable[Key]) -> None:
        held = [(self._public(key), key.signing) for key in keys]
        prove({public.algorithm for public, _ in held})
        self._known = KnownKeys(public for public, _ in held)
        self._newest = held[0]

    def _public(self, key: Key) -> PublicKey:
        named = _SHOWING if self._folder else key.algorithm.name.lower()
        return PublicKey.of(key.algorithm, key.signing.public, named=named)


def _changed_at(folder: Path) -> int:
    """Return when something was last added to `folder`; 0 while there is none."""
    try:
        return folder.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
