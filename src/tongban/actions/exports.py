"""Exports (导出): what is published, in a form that others read; and a note of who took it."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.adapters.modelling_json import write_model
from tongban.adapters.national_tables import Batch, write_national
from tongban.adapters.open_standards import write_cpsv
from tongban.adapters.workbooks import write_workbook
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.selection import selection
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.imports.kinds import Format

MOST_ITEMS: Final = 3_000
"""More than this leaves by the command line, which has no page waiting for it."""

_FILES: Final = {
    Format.WORKBOOK: (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    Format.NATIONAL: ("zip", "application/zip"),
    Format.CPSV: ("jsonld", "application/ld+json"),
    Format.MODEL: ("json", "application/json"),
}
FORMS: Final = tuple(_FILES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file to hand out."""

    name: str
    media_type: str
    content: bytes


def export(
    officer: Officer, form: Format, outside: Outside, *, department: str = "", item: str = ""
) -> Exported:
    """Return the published items of a department, or one item, or all of them, as a file.

    Raises:
        NotFound: when no such item is published.
        InvalidValue: when nothing is left to write, or more than a page can wait for.
    """
    catalogue = _chosen(published().catalogue, department, item)
    content = _writers(outside)[form](catalogue)
    ending, media_type = _FILES[form]
    scope = item or department or "all"
    note(officer, "export", f"items:{scope}", ground=f"{form.value}, {len(catalogue.items)} items")
    return Exported(name=f"{scope}-{outside.today}.{ending}", media_type=media_type,
                    content=content)  # fmt: skip


def _chosen(whole: Catalogue, department: str, item: str) -> Catalogue:
    if item:
        if item not in whole.items:
            raise NotFound(f"no published item {item!r}")
        return selection(whole, [item])
    if len(whole.items) > MOST_ITEMS:
        raise InvalidValue("export", f"事项超过 {MOST_ITEMS} 个，请运行维护人员用命令行导出")
    if not department:
        return replace(whole, items=dict(whole.items))
    codes = [code for code, one in whole.items.items() if one.department == department]
    if not codes:
        raise InvalidValue("export", "这个部门没有在用的事项")
    return selection(whole, codes)


def _writers(outside: Outside) -> Mapping[Format, Callable[[Catalogue], bytes]]:
    def national(catalogue: Catalogue) -> bytes:
        now = outside.now
        batch = Batch(
            number=f"{now:%Y%m%d%H%M%S}", source="tongban", moment=f"{now:%Y-%m-%d %H:%M:%S}"
        )
        target = io.BytesIO()
        write_national(catalogue, target, batch)
        return target.getvalue()

    return {
        Format.WORKBOOK: write_workbook,
        Format.NATIONAL: national,
        Format.CPSV: write_cpsv,
        Format.MODEL: write_model,
    }
