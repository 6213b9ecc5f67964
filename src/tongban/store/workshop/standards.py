"""Standard items remembered (基本目录标准): their versions, and which of them were renewed."""

from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.standards import StandardItem
from tongban.core.vocabulary.areas import parse_area_code
from tongban.store.freezing.converter import opened
from tongban.store.workshop.models import StandardVersion

RENEWED = 21
"""One standard more than a page goes through tells that there is another page."""


def standards_of(code: str) -> tuple[StandardItem, ...]:
    """Return every version of a standard item, in every area."""
    rows = StandardVersion.objects.filter(code=code).order_by("version")
    return tuple(
        StandardItem(
            code=row.code,
            area=parse_area_code(row.area),
            version=row.version,
            definition=opened(row.content, WorkingCopy),
        )
        for row in rows
    )


def newest_standard(code: str, area: str) -> int:
    """Return the newest version of a standard item in an area; 0 when there is none."""
    rows = StandardVersion.objects.filter(code=code, area=area).order_by("-version")
    return rows.values_list("version", flat=True).first() or 0


def standard_is_newer(code: str, version: int) -> bool:
    """Tell whether a standard has a version in some area after the one that was taken up."""
    return StandardVersion.objects.filter(code=code, version__gt=max(1, version)).exists()


def renewed_standards(*, after: str = "") -> tuple[str, ...]:
    """Return the codes of standards with more than one version, from the one after `after`."""
    rows = StandardVersion.objects.filter(code__gt=after, version__gt=1).order_by("code")
    return tuple(rows.values_list("code", flat=True).distinct()[:RENEWED])
