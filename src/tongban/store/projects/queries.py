"""The filings of a project: for whoever filed them, and for departments that handle one of them."""

from uuid import UUID

from tongban.store.projects.models import ProjectFiling


def filings_of_project(code: str) -> tuple[UUID, ...]:
    """Return every filing of a project; the caller keeps to what the reader may see."""
    rows = ProjectFiling.objects.filter(code=code).order_by("filing__filed_at", "filing_id")
    return tuple(rows.values_list("filing_id", flat=True))


def project_of(filing: UUID) -> str:
    """Return the code of the project that a filing belongs to; empty for none."""
    return str(ProjectFiling.objects.filter(pk=filing).values_list("code", flat=True).first() or "")


def name_of(code: str) -> str:
    """Return the name under which a project was told first; empty where nobody told it."""
    rows = ProjectFiling.objects.filter(code=code).exclude(name="")
    return str(rows.order_by("filing__filed_at").values_list("name", flat=True).first() or "")
