"""The second proposer (第二解析装配): which endpoint, if any, is asked about a guide.

Off by default. Its address is the only one that the guarded transport calls.
"""

from django.conf import settings

from tongban.adapters.partners import Partner
from tongban.adapters.partners.guarded import GuardedTransport
from tongban.adapters.second_proposer import SecondProposer


def second_proposer() -> SecondProposer | None:
    """Return the configured endpoint; None when there is none."""
    if not settings.SECOND_PROPOSER_URL:
        return None
    partner = Partner(
        base_url=settings.SECOND_PROPOSER_URL,
        client="tongban",
        key=b"",
        inside=settings.SECOND_PROPOSER_INSIDE,
    )
    return SecondProposer(
        GuardedTransport(partner, seconds=float(settings.SECOND_PROPOSER_SECONDS)),
        base_url=settings.SECOND_PROPOSER_URL,
        model=settings.SECOND_PROPOSER_MODEL,
        key=settings.SECOND_PROPOSER_KEY,
    )
