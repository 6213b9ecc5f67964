"""Files that are read whole (整份导入): a workbook is taken as a whole or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.imports.files import file_of
from tongban.actions.imports.keeping import keep_items, keep_rejected
from tongban.actions.imports.knowing import known
from tongban.actions.imports.progress import Slice, ended
from tongban.adapters.modelling_json import read_model
from tongban.adapters.open_standards import read_cpsv
from tongban.adapters.workbooks import marked_copy, read_workbook
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.plain.proving import DocumentRead
from tongban.core.catalog.tables.rows import Fault, Row
from tongban.store.imports.kinds import Format, Status
from tongban.store.imports.models import ImportRun

_NOTHING_TAKEN: Final = "有错误，没有导入任何内容。请下载标注了错误的工作簿，改好后重新上传。"
_READERS: Final[Mapping[str, Callable[..., DocumentRead]]] = {
    Format.CPSV: read_cpsv,
    Format.MODEL: read_model,
}


def read_document(run: ImportRun, piece: Slice) -> None:
    """Read the file of a run whole and keep what it yields, in one transaction."""
    there = known()
    with file_of(run) as path:
        if run.form == Format.WORKBOOK:
            _take_workbook(run, path, there, piece)
        else:
            _take_document(run, _READERS[run.form](path.read_bytes(), known=there), there, piece)


def marked_workbook(run: ImportRun) -> bytes:
    """Return the workbook of a run with every fault marked in its cell."""
    with file_of(run) as path:
        return marked_copy(path, read_workbook(path, known=known()).faults)


def marked_workbook_of(run: UUID) -> bytes:
    """Return the marked workbook of a run that its reader may see."""
    return marked_workbook(ImportRun.objects.get(pk=run))


def foreign_to(run: ImportRun, catalogue: Catalogue) -> dict[str, str]:
    """Return the items that whoever imports does not keep, each with the reason."""
    if run.every_department:
        return {}
    return {
        code: "这是其他部门的事项，请由该部门导入"
        for code, item in catalogue.items.items()
        if item.department != run.department
    }


@transaction.atomic
def _take_workbook(run: ImportRun, path: Path, there: Catalogue, piece: Slice) -> None:
    found = read_workbook(path, known=there)
    alien = [
        Fault("items", 0, -1, f"{code}：{reason}", "department")
        for code, reason in foreign_to(run, found.catalogue).items()
    ]
    faults = (*found.faults, *alien)
    run.rows_read = found.rows
    run.items_read = len(found.catalogue.items)
    if faults:
        run.rows_rejected = keep_rejected(run, (), faults, owners={})
        ended(run, Status.REFUSED, piece, reason=_NOTHING_TAKEN)
        return
    run.items_taken = keep_items(run, found.catalogue, there)
    ended(run, Status.READY, piece)


@transaction.atomic
def _take_document(run: ImportRun, said: DocumentRead, there: Catalogue, piece: Slice) -> None:
    alien = foreign_to(run, said.catalogue)
    mine = {code: one for code, one in said.catalogue.items.items() if code not in alien}
    lines = [(fault.path, fault.reason) for fault in said.faults]
    lines += [(f"items/{code}", reason) for code, reason in alien.items()]
    rows = [Row("document", at, (path,)) for at, (path, _) in enumerate(lines, start=1)]
    faults = [Fault("document", at, 0, told) for at, (_, told) in enumerate(lines, start=1)]
    run.items_read = run.rows_read = said.read
    run.rows_rejected = keep_rejected(run, rows, faults, owners={})
    run.items_taken = keep_items(run, replace(said.catalogue, items=mine), there)
    ended(run, Status.READY, piece)
