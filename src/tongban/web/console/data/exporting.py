"""The catalogue as a file (目录导出): DCAT-AP, as other catalogues read it."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.exchange.documents import catalogue_document
from tongban.web.components.access import officer_required
from tongban.web.console.requests import KEEPERS


@officer_required(*KEEPERS)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Return everything that is published as one document."""
    del request
    response = HttpResponse(
        catalogue_document(gettext("数据目录")), content_type="application/ld+json; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="catalogue.jsonld"'
    return response
