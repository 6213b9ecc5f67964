"""What a designer decides (设计表单): name, event, lead, items; everything else follows."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.journeys.definitions import EventKind, Journey
from tongban.core.reform.designing import Design
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.forms import PlainForm

_MOST = 200


class DesignForm(PlainForm):
    """A journey as its designer sees it."""

    name = forms.CharField(label=gettext_lazy("一件事的名称"), max_length=_MOST)
    code = forms.CharField(
        label=gettext_lazy("代码"),
        max_length=64,
        help_text=gettext_lazy("用于网址，例如 open_restaurant。"),
    )
    event = forms.ChoiceField(
        label=gettext_lazy("谁的事"),
        choices=(
            (EventKind.LIFE.value, gettext_lazy("个人的事")),
            (EventKind.BUSINESS.value, gettext_lazy("企业的事")),
        ),
    )
    lead = forms.ChoiceField(label=gettext_lazy("牵头部门"))
    always = forms.MultipleChoiceField(label=gettext_lazy("一定要办的事项"), required=False)
    optional = forms.MultipleChoiceField(label=gettext_lazy("可以选办的事项"), required=False)
    basis = forms.CharField(
        label=gettext_lazy("设定依据"),
        required=False,
        help_text=gettext_lazy("例如《行政许可法》第二十六条第二款。送审前要写明。"),
    )
    summary = forms.CharField(
        label=gettext_lazy("一句话说明"), required=False, widget=forms.Textarea, max_length=500
    )

    def __init__(self, catalogue: Catalogue, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        names = catalogue.departments
        items = sorted(catalogue.items.values(), key=lambda one: (one.department, one.code))
        offered = [(one.code, f"{one.name}（{names[one.department].short_name}）") for one in items]
        for field in ("always", "optional"):
            self.fields[field].choices = offered  # type: ignore[attr-defined]
        self.fields["lead"].choices = [  # type: ignore[attr-defined]
            (code, one.short_name) for code, one in names.items()
        ]

    def clean_basis(self) -> Citation | None:
        """Read the citation, or say how one is written."""
        written = self.cleaned_data["basis"].strip()
        if not written:
            return None
        try:
            return parse_citation(written)
        except InvalidValue:
            words = gettext("请写成《某法》第几条的样子，例如《行政许可法》第二十六条。")
            raise forms.ValidationError(words) from None

    def design(self) -> Design:
        """Return what the answers decide."""
        answers = self.cleaned_data
        return Design(
            code=answers["code"],
            name=answers["name"],
            event=EventKind(answers["event"]),
            lead=answers["lead"],
            always=tuple(answers["always"]),
            optional=tuple(answers["optional"]),
            summary=answers["summary"],
            basis=answers["basis"],
        )


def answers_of(journey: Journey) -> dict[str, Any]:
    """Return a journey as answers to the form."""
    return {
        "name": journey.name,
        "code": journey.code,
        "event": journey.event.value,
        "lead": journey.lead,
        "always": [sub.item for sub in journey.sub_items if not sub.optional],
        "optional": [sub.item for sub in journey.sub_items if sub.optional],
        "basis": str(journey.basis[0].citation) if journey.basis else "",
        "summary": journey.summary,
    }
