"""The list of looks as a file (下载清单): rows that any spreadsheet opens, without formulas."""

import csv
import io
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.store.audit.looks import looks_at
from tongban.web.components.access import citizen_required
from tongban.web.components.words import written_moment
from tongban.web.hall.looks import wording
from tongban.web.hall.looks.asked import Asked
from tongban.web.hall.visitor import citizen_of, outside_of

MOST: Final = 10_000
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@citizen_required
@require_safe
def looks_file(request: HttpRequest) -> HttpResponse:
    """Hand out what the list shows, up to ten thousand lines."""
    asked, catalogue = Asked.of(request.GET), published().catalogue
    found = looks_at(
        citizen_of(request), asked.narrowed(outside_of(request).now), before=asked.before, most=MOST
    )
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(
        [
            gettext("记录编号"),
            gettext("时间"),
            gettext("谁"),
            gettext("看了什么"),
            gettext("为哪件事"),
            gettext("依据"),
        ]
    )
    for look in found:
        told = wording.told(look, catalogue)
        cells = (written_moment(look.at), told.who, told.what, told.matter, told.basis)
        rows.writerow([look.entry, *(_plain(cell) for cell in cells)])
    response = HttpResponse(
        text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="looks.csv"'
    return response


def _plain(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) else words
