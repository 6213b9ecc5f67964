"""Papers and vouchers to download (下载): guarded, never rendered as a page of this site.

A file comes as an attachment in a sandbox without scripts, styles or forms; a picture on a page of
work is shown from the same address. Opening a paper or a voucher is written down.
"""

from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from tongban.actions import audit
from tongban.actions.vouchers.printing import print_voucher
from tongban.core.people.masking import Viewer
from tongban.store.cases.queries.work import voucher_for
from tongban.store.documents.queries import file_for
from tongban.web.components.access import officer_required
from tongban.web.counter.masks import listed_name
from tongban.web.counter.requests import READERS, officer_of, outside_of


@officer_required(*READERS)
@require_safe
def file(request: HttpRequest, file: UUID) -> HttpResponseBase:
    """Hand out a rebuilt paper of a case that concerns the officer's department."""
    officer = officer_of(request)
    found = file_for(officer, file)
    if found is None:
        raise Http404
    audit.note(
        officer,
        "file.open",
        str(file),
        case_number=found.case_number,
        concerned=found.concerned,
    )
    return attached(found.content, media_type=found.media_type, name=found.name)


@officer_required(*READERS)
@require_safe
def voucher(request: HttpRequest, voucher: UUID) -> HttpResponseBase:
    """Hand out a voucher of a case that concerns the officer's department, as PDF.

    Whoever only watches reads it with the name covered, as everywhere.
    """
    officer = officer_of(request)
    found = voucher_for(officer, voucher)
    if found is None:
        raise Http404
    audit.note(
        officer,
        "voucher.open",
        str(voucher),
        case_number=found.case_number,
        concerned=[found.concerned],
    )
    viewer = Viewer.of(officer, department=found.department, open_work=True)
    name = listed_name(viewer, str(found.content["addressee"]))
    pdf = print_voucher({**found.content, "addressee": name}, outside_of(request))
    number = found.content["number"]
    return attached(pdf, media_type="application/pdf", name=f"{number}.pdf")


def attached(content: bytes, *, media_type: str, name: str) -> HttpResponse:
    """Return a file as an attachment that no browser runs."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
