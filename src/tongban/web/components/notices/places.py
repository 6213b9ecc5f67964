"""Where the pages of notices are (告知地址): in the hall, or at the counter."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePlaces:
    """The addresses of one part of the site; `namespace` is the hall or the counter."""

    namespace: str
    home: str

    @property
    def inbox(self) -> str:
        """Return the list."""
        return reverse(f"{self.namespace}:notices")

    @property
    def read_all(self) -> str:
        """Return where everything is marked as read."""
        return reverse(f"{self.namespace}:notices_read")

    @property
    def settings(self) -> str:
        """Return the preferences."""
        return reverse(f"{self.namespace}:notice_settings")

    @property
    def address(self) -> str:
        """Return where a mail address is told and its code given."""
        return reverse(f"{self.namespace}:notice_address")

    def one(self, notice: UUID) -> str:
        """Return the page of a notice."""
        return reverse(f"{self.namespace}:notice", args=[notice])

    def go(self, notice: UUID) -> str:
        """Return where a notice is marked as read, on the way to what it is about."""
        return reverse(f"{self.namespace}:notice_go", args=[notice])
