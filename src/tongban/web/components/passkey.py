"""A key of the device (通行密钥): the browser makes or shows one; the form carries what it says.

The only page that cannot do without script, because only script reaches the key. Without script,
or on an address that is no name, the page says what to do instead.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from tongban.web.components.component import Component, Content, Words


class Ceremony(StrEnum):
    """What the browser is asked for: a new key, or a proof with one that it has."""

    CREATE = "create"
    GET = "get"


@dataclass(frozen=True, kw_only=True, slots=True)
class PasskeyForm(Component):
    """A form whose button asks the device; `options` are what the server wants of the key."""

    template: ClassVar[str] = "components/passkey_form.html"

    ceremony: Ceremony
    options: Mapping[str, Any]
    words: Words
    action: str = ""
    body: Content = ""
    hidden: tuple[tuple[str, str], ...] = ()

    @property
    def written_options(self) -> str:
        """Return the options as text for an attribute."""
        return json.dumps(self.options)
