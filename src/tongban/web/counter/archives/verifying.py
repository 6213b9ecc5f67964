"""Verify a kept package (核验归档包): signature, every part, the proofs of what was done."""

from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.archives.judging import judge_kept
from tongban.web.components import labels
from tongban.web.components.access import officer_required
from tongban.web.counter.archives.listing import KEEPERS
from tongban.web.counter.desk import found
from tongban.web.counter.requests import officer_of, outside_of


@officer_required(*KEEPERS)
@require_POST
def verify_archive(request: HttpRequest, case: UUID) -> HttpResponseBase:
    """Say whether the package that is kept is whole, or everything that is wrong with it."""
    with found():
        findings = judge_kept(officer_of(request), case, outside_of(request))
    if not findings:
        news.success(request, gettext("归档包完好：签名、每份材料和办理经过的证明都相符。"))
    for one in findings:
        told = {"fault": labels.label(one.fault), "where": one.where}
        news.error(request, gettext("归档包有问题：%(fault)s %(where)s") % told)
    return HttpResponseRedirect(reverse("counter:archives"))
