"""What a department's editor has imported, for whoever might reach for it."""

from tongban.actions.imports.beginning import begin
from tongban.actions.imports.carrying import carry_on
from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer
from tongban.store.imports.kinds import Format
from tongban.store.imports.queries import headings, rejected_of

_LIST = "事项名称,事项编码,部门\n小餐饮备案,X-1,某局\n,X-2,某局\n"


def import_places(editor: Officer, outside: Outside) -> dict[str, str]:
    """Return an import with one row at fault, the row, and the heading that came in."""
    run = begin(editor, Format.HEADINGS, [_LIST.encode()], outside, name="list.csv")
    while carry_on(outside):
        pass
    return {
        "import": str(run),
        "rejected_row": str(rejected_of(run)[0].id),
        "heading": str(headings()[0].id),
    }
