"""What `tongban connector` does outside the database (接入试调): files, trial questions, calls."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tongban.adapters.gateway import Asking, Ed25519Signer, believed_answer, seal_call, verifier
from tongban.adapters.partners.sources import Source
from tongban.core.exchange.envelopes import KEY_HEADER
from tongban.core.exchange.grants import SERVICE
from tongban.core.exchange.refusals import Refused
from tongban.core.people.registers import Matched, Purpose, Question
from tongban.core.vocabulary.errors import ConfigurationError, NotFound, Unavailable

if TYPE_CHECKING:
    from tongban.core.catalog.datasets import Dataset

_SEED_BYTES = 32
_SECONDS = 15.0


def read_file(file: Path) -> tuple[str, str, dict[str, Any]]:
    """Return dataset, kind and settings; ``${NAME}`` in `url` is taken from the environment.

    Raises:
        ConfigurationError: when the file is not a connection.
    """
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{file} cannot be read as YAML.") from error
    if not isinstance(told, dict) or not isinstance(told.get("settings"), dict):
        raise ConfigurationError(f"{file} must name dataset, kind and settings.")
    settings = dict(told["settings"])
    if isinstance(settings.get("url"), str):
        settings["url"] = _with_environment(settings["url"])
    return str(told.get("dataset", "")), str(told.get("kind", "")), settings


def source(kind: str, settings: Mapping[str, Any]) -> Source:
    """Return the source that settings describe, as the gateway will make it."""
    from tongban.adapters.partners.kinds import source_of
    from tongban.project.partner import surroundings

    return source_of(kind, settings, surroundings())


def check(file: Path, keys: Mapping[str, str]) -> Iterator[str]:
    """Yield what the connection of a file says of one subject: which fields, never their values."""
    from django.utils import timezone

    from tongban.actions.targets import published
    from tongban.adapters.partners.believing import Failed

    code, kind, settings = read_file(file)
    catalogue = published().catalogue
    dataset: Dataset | None = catalogue.datasets.get(code)
    if dataset is None:
        raise NotFound(f"the catalogue has no dataset {code!r}")
    wanted = tuple(catalogue.elements[one] for one in dataset.serves)
    question = Question(dataset=dataset, keys=dict(keys), wanted=wanted)
    purpose = Purpose(item="", actor="operator", ground="接入试调")
    try:
        answer = source(kind, settings).ask(question, purpose, today=timezone.localdate())
    except Failed as failed:
        why = f"{failed.reason} ({failed.__cause__})" if failed.__cause__ else failed.reason
        raise Unavailable(f"The connection does not answer as it should: {why}.") from failed
    if not isinstance(answer, Matched):
        yield "查无此人：连接正常，没有对应的记录"
        return
    yield f"连接正常：读到 {len(answer.facts)} 个数据项，截至 {answer.as_of}"
    for fact in answer.facts:
        yield f"  {fact.element}（{catalogue.elements[fact.element].label}）"


def new_key(client: str, file: Path) -> Ed25519Signer:
    """Make a private key, write it where only its owner reads it, and return it."""
    seed = os.urandom(_SEED_BYTES)
    key_id = f"{client}-{Ed25519Signer(seed, key_id='').public.hex()[:12]}"
    told = {"client": client, "key": key_id, "seed": seed.hex()}
    try:
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:  # noqa: PTH123
            json.dump(told, out)
    except OSError as error:
        raise ConfigurationError(f"{file} cannot be written: {error.strerror}.") from error
    return Ed25519Signer(seed, key_id=key_id)


def call(options: argparse.Namespace) -> int:
    """Call the gateway as a system would, and print what it says."""
    from tongban.project.startup import load_django, take_env_file

    take_env_file()
    load_django()
    client, signer = _read_key(options.key_file)
    asking = Asking(
        client=client, actor=options.actor, item=options.item, purpose=options.purpose or SERVICE
    )
    asked: dict[str, Any] = {"keys": keys_of(options.key)}
    asked |= {"claims": keys_of(options.claim)} if options.claim else {"fields": options.field}
    said = _called(asking, signer, options.dataset, asked)
    sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
    return 0 if said.get("outcome") != "refused" else 1


def _called(
    asking: Asking, signer: Ed25519Signer, dataset: str, asked: Mapping[str, Any]
) -> dict[str, Any]:
    import httpx
    from django.conf import settings

    base = f"http://{settings.GATEWAY_BIND}:{settings.GATEWAY_PORT}"
    sealed = seal_call(asking, signer, dataset, asked, now=time.time())
    try:
        with httpx.Client(base_url=base, trust_env=False, timeout=_SECONDS) as http:
            known = {one["key"]: one for one in http.get("/v1/keys").json()["keys"]}
            reached = http.post(sealed.path, content=sealed.body, headers=sealed.headers)
    except (httpx.HTTPError, ValueError, LookupError) as error:
        raise Unavailable(f"No gateway answers at {base}.") from error
    if not reached.is_success and "X-Tongban-Envelope" not in reached.headers:
        said: dict[str, Any] = reached.json()
        return said
    own = known.get(reached.headers.get(KEY_HEADER, ""))
    if own is None:
        raise Unavailable("The answer is not signed by a key of the gateway.")
    gateway = verifier(own["algorithm"], bytes.fromhex(own["public"]))
    try:
        return believed_answer(sealed, reached.headers, reached.content, gateway)
    except Refused as refused:
        raise Unavailable(f"The answer is not the gateway's own: {refused.reason}.") from refused


def keys_of(pairs: Sequence[str]) -> dict[str, str]:
    """Return the pairs ``element=value`` of a command line."""
    split = [pair.partition("=") for pair in pairs]
    if not all(name and equals and value for name, equals, value in split):
        raise ConfigurationError("Keys and claims are written ELEMENT=VALUE.")
    return {name: value for name, _, value in split}


def _read_key(file: Path) -> tuple[str, Ed25519Signer]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return told["client"], Ed25519Signer(bytes.fromhex(told["seed"]), key_id=told["key"])
    except (OSError, ValueError, KeyError) as error:
        raise ConfigurationError(f"{file} holds no key of a client.") from error


def _with_environment(text: str) -> str:
    """Return a text with ``${NAME}`` replaced, so that no password has to stand in a file."""
    before, opens, rest = text.partition("${")
    name, closes, after = rest.partition("}")
    if not opens or not closes:
        return text
    if name not in os.environ:
        raise ConfigurationError(f"The environment has no {name}.")
    return before + os.environ[name] + _with_environment(after)
