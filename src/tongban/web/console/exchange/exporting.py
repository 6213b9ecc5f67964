"""Hand out a file (导出): choose a form and how much of the catalogue."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.exports import FORMS as WRITTEN
from tongban.actions.exports import export
from tongban.actions.targets import published
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.imports.kinds import Format
from tongban.web.components.access import officer_required
from tongban.web.components.assurance import lately_proven
from tongban.web.components.attachments import attachment
from tongban.web.components.fields import Choice, Radios, Select
from tongban.web.components.forms import PlainForm, errors_of, field_of
from tongban.web.components.navigation import BackLink, Button
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.console.exchange import places
from tongban.web.console.exchange.wording import FORM_HINTS, FORMS, reason
from tongban.web.console.requests import KEEPERS, officer_of, outside_of


class ExportForm(PlainForm):
    """In what form, and of which department."""

    def questions(self) -> dict[str, forms.Field]:
        """Return the two questions."""
        return {
            "form": forms.ChoiceField(
                label=gettext("格式"), choices=[(one.value, FORMS[one.value]) for one in WRITTEN]
            ),
            "department": forms.ChoiceField(
                label=gettext("范围"), choices=[("", gettext("全部事项")), *_departments()],
                required=False,
            ),
        }  # fmt: skip


@officer_required(*KEEPERS)
@lately_proven(gettext_lazy("导出事项目录"))
@require_http_methods(["GET", "HEAD", "POST"])
def exporting(request: HttpRequest) -> HttpResponseBase:
    """Ask for form and range; a post answers with the file."""
    if request.method != "POST":
        return show(request, _page(ExportForm(initial={"form": Format.WORKBOOK.value})))
    form = ExportForm(request.POST)
    if form.is_valid():
        try:
            return handed_out(request, form.cleaned_data)
        except InvalidValue as error:
            form.add_error("form", reason(error))
    return show(request, _page(form))


def handed_out(request: HttpRequest, wanted: dict[str, Any]) -> HttpResponse:
    """Return the file that is asked for."""
    file = export(
        officer_of(request),
        Format(wanted["form"]),
        outside_of(request),
        department=wanted["department"],
    )
    return attachment(file.content, file.media_type, name=file.name)


def _departments() -> list[tuple[str, str]]:
    catalogue = published().catalogue
    keeping = {item.department for item in catalogue.items.values()}
    return [(code, one.name) for code, one in catalogue.departments.items() if code in keeping]


def _page(form: ExportForm) -> Page:
    chosen = field_of(form["form"])
    ranged = form["department"]
    return Page(
        title=gettext("导出事项"),
        back=BackLink(href=places.home()),
        errors=errors_of(form),
        body=PostForm(
            body=(
                Radios(
                    name="form",
                    label=gettext("格式"),
                    error=chosen.error,
                    value=str(form["form"].value() or ""),
                    choices=tuple(
                        Choice(value=one.value, label=FORMS[one.value], hint=FORM_HINTS[one.value])
                        for one in WRITTEN
                    ),
                ),
                Select(
                    name="department",
                    label=gettext("范围"),
                    error=str(ranged.errors[0]) if ranged.errors else "",
                    value=str(ranged.value() or ""),
                    blank=gettext("全部事项"),
                    choices=tuple(Choice(value=code, label=name) for code, name in _departments()),
                ),
            ),
            buttons=Button(words=gettext("下载")),
        ),
    )
