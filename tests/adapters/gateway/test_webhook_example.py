"""The receiver that the documentation shows believes what the platform sends, and nothing else."""

import json
import re
from pathlib import Path

import pytest

from tongban.adapters.gateway import Ed25519Signer, signed_headers

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "receive-webhooks.md"
SIGNER = Ed25519Signer(b"\x06" * 32, key_id="gateway-1")
PUBLISHED = {"keys": [{"key": "gateway-1", "algorithm": "ed25519", "public": SIGNER.public.hex()}]}
BODY = json.dumps({"type": "grant.revoked", "key": "G1"}).encode()
NOW = 1_772_413_200


@pytest.fixture
def received():
    [example] = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict = {}
    exec(compile(example, str(PAGE), "exec"), names)  # noqa: S102 - the page under test
    return names["received"]


def test_a73_the_example_takes_a_message_once(received):
    headers, seen = signed_headers(SIGNER, "msg_1_1", NOW, BODY), set()

    assert received(headers, BODY, PUBLISHED, NOW, seen) == {"type": "grant.revoked", "key": "G1"}
    assert received(headers, BODY, PUBLISHED, NOW, seen) is None


def test_a73_the_example_drops_what_is_altered_old_or_of_another_key(received):
    headers = signed_headers(SIGNER, "msg_1_1", NOW, BODY)
    other = Ed25519Signer(b"\x07" * 32, key_id="gateway-1")
    forged = signed_headers(other, "msg_1_1", NOW, BODY)

    assert received(headers, BODY + b" ", PUBLISHED, NOW, set()) is None
    assert received(headers, BODY, PUBLISHED, NOW + 301, set()) is None
    assert received(forged, BODY, PUBLISHED, NOW, set()) is None
    assert received(headers | {"webhook-id": "msg_2_1"}, BODY, PUBLISHED, NOW, set()) is None
    assert received(headers, BODY, {"keys": []}, NOW, set()) is None
