"""Grounds of a refusal (理由与依据), completed with the remedies that the law gives."""

from django.conf import settings

from tongban.core.cases.grounds import Grounds
from tongban.core.cases.remedies import remedies


def grounds(reasons: tuple[str, ...], basis: tuple[str, ...]) -> Grounds:
    """Return reasons and basis with both remedies, before the bodies of this city.

    Raises:
        ReasonsMissing: when reasons or basis say nothing.
    """
    return Grounds(
        reasons=reasons,
        basis=basis,
        remedies=remedies(
            reconsideration_before=settings.TONGBAN_RECONSIDERATION_BODY,
            court=settings.TONGBAN_COURT,
        ),
    )
