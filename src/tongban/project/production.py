"""What production refuses (生产环境检查): laptop values must never serve real people.

One error names every fault, so that an operator corrects them in one round.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tongban.adapters.seals import KeyRing
from tongban.core.vocabulary.errors import ConfigurationError
from tongban.store.sealing.keys import key_ids

# Keys that everybody knows; each is refused below.
LAPTOP_SECRET_KEY = "for-a-laptop-only-never-for-production-0000000000000000"  # noqa: S105
LAPTOP_FIELD_KEY = "laptop:bm90LWEtc2VjcmV0LW9ubHktZm9yLWEtbGFwdG9wLSE="
LAPTOP_INDEX_KEY = "for-a-laptop-only"
SHORTEST_SECRET_KEY = 50


def refuse_laptop_values(settings: Mapping[str, Any]) -> None:
    """Raise one `ConfigurationError` that lists everything wrong with `settings`, if any is."""
    faults = tuple(production_faults(settings))
    if faults:
        lines = "\n".join(f"  - {fault}" for fault in faults)
        raise ConfigurationError(f"The profile production refuses to start:\n{lines}")


def production_faults(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield one sentence for each value that belongs on a laptop."""
    yield from _secret_faults(settings)
    if settings["DEBUG"]:
        yield "TONGBAN_DEBUG is on; error pages would show the inside."
    if "*" in settings["ALLOWED_HOSTS"]:
        yield "TONGBAN_ALLOWED_HOSTS allows every host; name the site's own."
    if set(settings["ALLOWED_HOSTS"]) <= {"localhost", "127.0.0.1", "[::1]"}:
        yield "TONGBAN_ALLOWED_HOSTS names only this machine; name the site."
    if settings["DEMO_ACCOUNTS"]:
        yield "TONGBAN_DEMO_ACCOUNTS is on; anyone knows their passwords."
    yield from _simulations(settings)
    yield from _unkept_keys(settings)
    if not settings["DATABASE_URL"]:
        yield "DATABASE_URL is missing; the embedded database is for demonstrations."
    if not settings["HTTPS"]:
        yield "TONGBAN_HTTPS is off; sessions would travel readable."


def _simulations(settings: Mapping[str, Any]) -> Iterator[str]:
    if settings["PARTNER"] == "simulated":
        yield "TONGBAN_PARTNER is simulated; invented registers must not decide real cases."
    if settings["MESSAGES"] == "simulated":
        yield "TONGBAN_MESSAGES is simulated; codes would stand on a page for everybody."
    if settings["BANK"] == "simulated":
        yield "TONGBAN_BANK is simulated; a fee would count as paid though nobody paid."


def _unkept_keys(settings: Mapping[str, Any]) -> Iterator[str]:
    if settings["PROVIDER"] and not settings["PROVIDER_KEYS"]:
        yield "TONGBAN_PROVIDER_KEYS is missing; each machine would vouch with a key of its own."


def _secret_faults(settings: Mapping[str, Any]) -> Iterator[str]:
    secret = settings["SECRET_KEY"]
    if secret == LAPTOP_SECRET_KEY:
        yield "TONGBAN_SECRET_KEY is missing; set at least 50 random characters."
    elif len(secret) < SHORTEST_SECRET_KEY or len(set(secret)) < SHORTEST_SECRET_KEY // 5:
        yield "TONGBAN_SECRET_KEY is too short or too plain; set at least 50 random characters."
    if LAPTOP_FIELD_KEY in settings["FIELD_KEYS"] or not settings["FIELD_KEYS"]:
        yield "TONGBAN_FIELD_KEYS is missing; personal content would be sealed with a known key."
    else:
        yield from _field_faults(settings["FIELD_KEYS"])
    if settings["BLIND_INDEX_KEY"] == LAPTOP_INDEX_KEY:
        yield "TONGBAN_BLIND_INDEX_KEY is missing; identity numbers could be guessed from a copy."
    yield from _seal_faults("SEAL_KEYS", settings["SEAL_KEYS"])
    yield from _seal_faults("GATEWAY_KEYS", settings["GATEWAY_KEYS"])


def _field_faults(keys: Sequence[str]) -> Iterator[str]:
    try:
        key_ids(keys)
    except ConfigurationError as error:
        yield f"TONGBAN_FIELD_KEYS: {error}."


def _seal_faults(name: str, keys: Sequence[str]) -> Iterator[str]:
    if not keys:
        yield f"TONGBAN_{name} is missing; each machine would sign with a key of its own."
        return
    try:
        KeyRing.from_secrets(keys)
    except ConfigurationError as error:
        yield f"TONGBAN_{name}: {error}."
