"""Hand in a file (开始导入): it is kept whole, and the worker takes it from there."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.imports.files import keep
from tongban.actions.outside import Outside
from tongban.core.authoring.access import sees_every_department
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.imports.kinds import Format
from tongban.store.imports.models import ImportRun

ENDINGS: Final = {
    Format.WORKBOOK: ("xlsx",),
    Format.NATIONAL: ("zip", "csv"),
    Format.CPSV: ("json", "jsonld"),
    Format.MODEL: ("json",),
    Format.HEADINGS: ("json", "csv"),
}
"""How the names of files of each form end."""

_LONGEST_NAME: Final = 200


@transaction.atomic
def begin(
    officer: Officer, form: Format, chunks: Iterable[bytes], outside: Outside, *, name: str
) -> UUID:
    """Keep a file and put it in line.

    Raises:
        InvalidValue: when the name does not fit the form, or the file is empty.
        NotAllowed: when the officer keeps no items.
    """
    if Role.ITEM_ADMINISTRATOR not in officer.roles:
        raise NotAllowed("only item administrators import", rule="import.role")
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending not in ENDINGS[form]:
        wanted = "、".join(f".{one}" for one in ENDINGS[form])
        raise InvalidValue("import", f"这种格式的文件名应以 {wanted} 结尾")
    run = ImportRun(
        form=form,
        name=plain_text(PurePath(name).name)[:_LONGEST_NAME],
        by=officer.staff_number,
        by_name=officer.name,
        department=officer.department,
        every_department=sees_every_department(officer),
        began_at=outside.now,
        changed_at=outside.now,
    )
    keep(run, chunks)
    if not run.size:
        raise InvalidValue("import", "文件是空的")
    note(officer, "import.begin", f"import:{run.pk}", ground=run.name)
    return run.pk
