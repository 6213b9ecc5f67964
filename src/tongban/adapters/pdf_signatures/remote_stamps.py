"""A time-stamp service outside (外部时间戳服务, RFC 3161): asked over HTTP.

Its address is configuration, never from a form. An answer that is late, too long or of another kind
stops the signing; whether it may be believed shows when the signed document is checked (`signing`).
"""

from typing import Final

import httpx
from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from tongban.core.vocabulary.errors import ConfigurationError

MOST_BYTES: Final = 64 * 1024
_QUERY: Final = "application/timestamp-query"
_REPLY: Final = "application/timestamp-reply"


class RemoteTimeStamps(TimeStamper):
    """Asks a time-stamp service for every document; keep one for the life of a process."""

    def __init__(self, url: str, *, seconds: float) -> None:
        super().__init__(include_nonce=True)  # type: ignore[no-untyped-call]
        self._url = url
        self._client = httpx.Client(timeout=seconds, follow_redirects=False, trust_env=False)

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Return the stamp over the digest that is asked for.

        Raises:
            TimestampRequestError: when the service does not answer, or not as it has to.
        """
        try:
            return tsp.TimeStampResp.load(self._posted(req.dump()))
        except (httpx.HTTPError, ValueError) as error:
            raise TimestampRequestError("the time-stamp service failed") from error

    def _posted(self, query: bytes) -> bytes:
        """Return what the service answers, as far as it is no longer than a stamp can be."""
        headers = {"Content-Type": _QUERY, "Accept": _REPLY}
        with self._client.stream("POST", self._url, content=query, headers=headers) as answer:
            answer.raise_for_status()
            if answer.is_redirect or answer.headers.get("content-type") != _REPLY:
                raise ValueError("it is no time-stamp reply")
            read = bytearray()
            for chunk in answer.iter_bytes():
                read += chunk
                if len(read) > MOST_BYTES:
                    raise ValueError("it is far too long for a stamp")
            return bytes(read)


def remote_time_stamps(url: str, *, seconds: float) -> RemoteTimeStamps:
    """Return the client of a configured service.

    Raises:
        ConfigurationError: when the address is no address.
    """
    if not url.startswith(("http://", "https://")):
        raise ConfigurationError("TONGBAN_TSA_URL must read http:// or https://….")
    return RemoteTimeStamps(url, seconds=seconds)
