"""Fetch the copy (下载副本): piece by piece, as an attachment that no browser runs."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.core.people.assurance_levels import OnlineAct
from tongban.store.rights.queries import parts_of
from tongban.web.components.access import citizen_required
from tongban.web.hall.my_data.words import COPYING
from tongban.web.hall.proving import sure_enough_to
from tongban.web.hall.visitor import citizen_of, outside_of, theirs


@citizen_required
@sure_enough_to(OnlineAct.EXPORT, COPYING, reading=True)
@require_safe
def fetch_copy(request: HttpRequest, copy: UUID) -> HttpResponseBase:
    """Hand out a copy that is there; one that is gone or another's is not found."""
    citizen = citizen_of(request)
    pieces = theirs(
        parts_of(citizen, copy, outside_of(request).now), request, "my_data.fetch", copy
    )
    note(citizen, "my_data.fetched", f"copy:{copy}")
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    name = gettext("我的数据") + ".zip"
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=name
    ) or ("attachment")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
