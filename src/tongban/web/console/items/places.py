"""Addresses of the workshop (网址): every link of its pages is made here."""

from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from tongban.core.authoring.sections import Section


def items() -> str:
    """Return the list of items."""
    return reverse("console:items")


def item(code: str, *, version: int | None = None) -> str:
    """Return a published item, at an earlier version if one is named."""
    return _with(reverse("console:items_item", args=[code]), version=version)


def versions(code: str) -> str:
    """Return the history of an item."""
    return reverse("console:items_versions", args=[code])


def compare(code: str, before: int, after: int) -> str:
    """Return two versions of an item side by side."""
    return _with(reverse("console:items_compare", args=[code]), before=before, after=after)


def standards(**kept: str) -> str:
    """Return the standard items."""
    return _with(reverse("console:items_standards"), **kept)


def laws(**kept: str) -> str:
    """Return the laws and the days on which they hold."""
    return _with(reverse("console:items_laws"), **kept)


def standards_behind(**kept: str) -> str:
    """Return the items that have not taken up the newest version of their standard."""
    return _with(reverse("console:items_standards_behind"), **kept)


def standard(code: str, **kept: str) -> str:
    """Return one standard item and how authorities handle it."""
    return _with(reverse("console:items_standard", args=[code]), **kept)


def standard_act(code: str, act: str) -> str:
    """Return where a standard is set, or an own version begun from it."""
    return reverse(f"console:items_standard_{act}", args=[code])


def running(code: str) -> str:
    """Return the cases of earlier versions of an item."""
    return reverse("console:items_running", args=[code])


def lists(name: str, department: str = "") -> str:
    """Return a public list of the city or of a department."""
    return _with(reverse("console:items_lists"), list=name, department=department or None)


def list_file(name: str, form: str, department: str = "") -> str:
    """Return a public list as a file."""
    address = reverse("console:items_list_file", args=[name, form])
    return _with(address, department=department or None)


def list_publishing(name: str, department: str = "") -> str:
    """Return where a public list is published."""
    address = reverse("console:items_list_publishing", args=[name])
    return _with(address, department=department or None)


def public(name: str, department: str) -> str:
    """Return a department's list as the public sees it."""
    return reverse("hall:public_edition", args=[name, department])


def lint(**narrowed: str) -> str:
    """Return the report of faults."""
    return _with(reverse("console:items_lint"), **narrowed)


def lint_file(form: str, **narrowed: str) -> str:
    """Return the report of faults as a file."""
    kept = {name: value or None for name, value in narrowed.items()}
    return _with(reverse("console:items_lint_file", args=[form]), **kept)


def materials(**kept: str) -> str:
    """Return the electronic catalogue."""
    return _with(reverse("console:items_materials"), **kept)


def material(code: str, **kept: str) -> str:
    """Return one material."""
    return _with(reverse("console:items_material", args=[code]), **kept)


def duplicates(**kept: int | None) -> str:
    """Return what may be one material."""
    return _with(reverse("console:items_duplicates"), **kept)


def names_file(form: str) -> str:
    """Return the materials with many names as a file."""
    return reverse("console:items_names_file", args=[form])


def merge(kept: str | None = None, gone: str | None = None) -> str:
    """Return where two materials are made one."""
    return _with(reverse("console:items_merge"), kept=kept, gone=gone)


def act(code: str, verb: str) -> str:
    """Return where something is done about a published item."""
    return reverse("console:items_act", args=[code, verb])


def copies() -> str:
    """Return the list of working copies."""
    return reverse("console:items_copies")


def new() -> str:
    """Return where a new item begins."""
    return reverse("console:items_new")


def copy(key: UUID) -> str:
    """Return the overview of a working copy."""
    return reverse("console:items_copy", args=[key])


def of_copy(key: UUID, what: str) -> str:
    """Return a page about a working copy: its history, comparison, comments, undo or redo."""
    return reverse(f"console:items_copy_{what}", args=[key])


def basics(key: UUID, topic: str) -> str:
    """Return the form of one topic of the plain fields."""
    return reverse("console:items_copy_basics", args=[key, topic])


def section(key: UUID, part: Section) -> str:
    """Return the rows of a section."""
    return reverse("console:items_copy_section", args=[key, part.value])


def row(key: UUID, part: Section, name: str = "") -> str:
    """Return the form of one row, or of a new one."""
    return _with(reverse("console:items_copy_row", args=[key, part.value]), key=name or None)


def condition(key: UUID, place: str, **more: str | None) -> str:
    """Return the condition that stands at a place of a copy."""
    return _with(reverse("console:items_copy_condition", args=[key]), place=place, **more)


def ways(key: UUID, name: str) -> str:
    """Return what may be handed in for a requirement."""
    return _with(reverse("console:items_copy_ways", args=[key]), key=name)


def review(key: UUID, verb: str) -> str:
    """Return the page of one act of the review."""
    return reverse("console:items_review", args=[key, verb])


def _with(address: str, **query: str | int | None) -> str:
    told = {name: value for name, value in query.items() if value is not None}
    return f"{address}?{urlencode(told)}" if told else address
