"""Papers handed out (下载): vouchers as PDF, and the files that the person handed in."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from tongban.actions.vouchers.printing import print_voucher
from tongban.store.cases.queries.filings import voucher_of
from tongban.store.documents.queries import file_of
from tongban.web.components.access import agent_admitted
from tongban.web.components.attachments import PDF, attachment
from tongban.web.hall.visitor import citizen_of, outside_of, theirs


@agent_admitted
@require_safe
def voucher(request: HttpRequest, voucher_id: UUID) -> HttpResponseBase:
    """Hand out a voucher as PDF."""
    content = theirs(voucher_of(citizen_of(request), voucher_id), request, "voucher", voucher_id)
    return attachment(
        print_voucher(content, outside_of(request)), PDF, name=f"{content['number']}.pdf"
    )


@agent_admitted
@require_safe
def file(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """Hand back a file that the person handed in, as the gate rebuilt it."""
    found = theirs(file_of(citizen_of(request), file_id), request, "file", file_id)
    return attachment(found.content, found.media_type, name=found.name)
