"""Asking for a reduction (申请减免): which, and by what it is shown; an officer looks at it."""

from uuid import UUID

from django import forms
from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.payments import reducing
from tongban.core.payments.bills import Bill
from tongban.core.payments.practice import FeePractices
from tongban.core.vocabulary.errors import NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import labels, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall.bills.wording import place, their_bill
from tongban.web.hall.visitor import citizen_of, outside_of

LONGEST = 200


class ReductionForm(PlainForm):
    """Which reduction of which fee, and by what it is shown."""

    def __init__(self, bill: Bill, practices: FeePractices, *args: object) -> None:
        self.offered = {
            f"{charge}/{one.id}": (charge, one)
            for charge, one in reducing.reductions_of(bill, practices)
        }
        super().__init__(*args)

    def questions(self) -> dict[str, forms.Field]:
        """Ask which, and for the evidence."""
        return {
            "which": forms.ChoiceField(
                label=gettext("申请哪一项减免"),
                choices=[
                    (key, f"{one.name}（{labels.citation(one.basis)}）")
                    for key, (_, one) in self.offered.items()
                ],
                widget=forms.RadioSelect,
            ),
            "evidence": forms.CharField(
                label=gettext("凭什么证明"),
                help_text=gettext("写明证件名称和编号。需要：%(evidence)s")
                % {"evidence": "；".join(one.evidence for _, one in self.offered.values())},
                max_length=LONGEST,
                widget=forms.Textarea,
            ),
        }


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def reduction(request: HttpRequest, bill_id: UUID) -> HttpResponseBase:
    """Ask to pay less, saying by what it is shown."""
    kept = their_bill(request, bill_id)
    posted = (request.POST,) if request.method == "POST" else ()
    form = ReductionForm(kept.bill, outside_of(request).fees, *posted)
    if not form.offered:
        return HttpResponseRedirect(place(bill_id))
    if not form.is_bound or not form.is_valid():
        return show(request, _page(bill_id, form))
    charge, chosen = form.offered[form.cleaned_data["which"]]
    try:
        reducing.ask(
            citizen_of(request),
            bill_id,
            outside_of(request),
            charge=charge,
            reduction=chosen.id,
            evidence=plain_text(form.cleaned_data["evidence"], multiline=True, longest=LONGEST),
        )
    except NotAllowed:
        news.warning(request, gettext("现在不能申请减免：已经在缴费，或者已经申请过。"))
        return HttpResponseRedirect(place(bill_id))
    news.success(request, gettext("已申请减免，工作人员核对后告诉您结果。"))
    return HttpResponseRedirect(place(bill_id))


def _page(bill_id: UUID, form: ReductionForm) -> Page:
    return Page(
        title=gettext("申请减免"),
        back=navigation.BackLink(href=place(bill_id)),
        errors=errors_of(form) if form.is_bound else None,
        body=PostForm(
            body=fields_of(form),
            buttons=navigation.Button(words=gettext("提交减免申请")),
        ),
    )
