"""A carrier over HTTP (短信网关): one call a message, bounded in size here and in time outside.

The transport comes from the wiring, which guards it: one registered origin, checked addresses, one
deadline for everything. A message is named by its key, so that asking again after silence brings
it once. What an answer says is believed only when it says it of this very message.
"""

import json

import httpx

from tongban.adapters.messages.texts import HandedOver, Handing, Refused, Text, Unreachable

MOST_BYTES = 16 * 1024
_NEVER = frozenset({httpx.codes.BAD_REQUEST, httpx.codes.UNPROCESSABLE_ENTITY})


class HttpCarrier:
    """Hands messages to the carrier at `base_url`, known to it by `key`."""

    def __init__(self, transport: httpx.BaseTransport, *, base_url: str, key: str) -> None:
        self._address = f"{base_url.rstrip('/')}/messages"
        self._client = httpx.Client(
            transport=transport,
            headers={"authorization": f"Bearer {key}"},
            trust_env=False,
            follow_redirects=False,
        )

    def hand_over(self, text: Text) -> Handing:
        """Return what became of handing a message over; raises nothing."""
        body = {"key": text.key, "to": text.phone, "words": text.words}
        try:
            with self._client.stream("PUT", f"{self._address}/{text.key}", json=body) as answer:
                if answer.status_code in _NEVER:
                    return Refused()
                if answer.status_code != httpx.codes.OK:
                    return Unreachable()
                return HandedOver() if _names(_bounded(answer), text.key) else Unreachable()
        except httpx.HTTPError:
            return Unreachable()


def _bounded(answer: httpx.Response) -> bytes:
    content = b""
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > MOST_BYTES:
            return b""
    return content


def _names(content: bytes, key: str) -> bool:
    """Tell whether an answer says that this message was taken."""
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.get("taken") == key
