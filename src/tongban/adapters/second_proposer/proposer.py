"""One call (一次调用): bounded in size here and in time by the transport; a failure is silence.

The transport comes from the wiring, which guards it: one registered origin, checked addresses, one
deadline for everything. The key is sent as a bearer token and stands in no text.
"""

import httpx

from tongban.adapters.second_proposer.answers import UnreadableAnswer, pointers_in
from tongban.adapters.second_proposer.asking import question
from tongban.core.reading.blocks import GuideText
from tongban.core.reading.pointing import Pointer

MOST_BYTES = 512 * 1024


class SecondProposer:
    """Asks one endpoint what stands where in a guide."""

    def __init__(
        self, transport: httpx.BaseTransport, *, base_url: str, model: str, key: str = ""
    ) -> None:
        self._address = f"{base_url.rstrip('/')}/chat/completions"
        self._model = model
        self._client = httpx.Client(
            transport=transport,
            headers={"authorization": f"Bearer {key}"} if key else {},
            trust_env=False,
            follow_redirects=False,
        )

    def __call__(self, guide: GuideText) -> tuple[Pointer, ...] | None:
        """Return the words that the endpoint points at; None when it does not answer sensibly."""
        try:
            return pointers_in(self._answer(guide), guide)
        except (httpx.HTTPError, UnreadableAnswer):
            return None

    def _answer(self, guide: GuideText) -> bytes:
        body = question(guide, model=self._model)
        with self._client.stream("POST", self._address, json=body) as response:
            if response.status_code != httpx.codes.OK:
                raise UnreadableAnswer(str(response.status_code))
            content = b""
            for piece in response.iter_bytes():
                content += piece
                if len(content) > MOST_BYTES:
                    raise UnreadableAnswer("too long")
        return content
