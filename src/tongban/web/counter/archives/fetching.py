"""Hand a package over (下载归档包): to its department alone, on record, as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.archives.making import hand_over
from tongban.web.components.access import officer_required
from tongban.web.components.assurance import lately_proven
from tongban.web.counter.archives.listing import KEEPERS
from tongban.web.counter.requests import officer_of, outside_of


@officer_required(*KEEPERS)
@require_safe
@lately_proven(gettext_lazy("下载归档包"), reading=True)
def fetch_archive(request: HttpRequest, case: UUID) -> HttpResponseBase:
    """Hand over a package to somebody who has just shown who they are (A38)."""
    number, content = hand_over(officer_of(request), case, outside_of(request))
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{number}.zip"'
    answer["Content-Security-Policy"] = "sandbox"
    return answer
