"""What a designer decides (设计表单): name, event, lead, items; everything else follows."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.journeys.definitions import EventKind, Journey
from tongban.core.reform.designing import Design
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.fields import Choice, Field, Select
from tongban.web.components.forms import PlainForm

ITEM: Final = "item-"
"""Before the code of an item in the name of its field."""

ALWAYS: Final = "always"
OPTIONAL: Final = "optional"
NOT_TAKEN = gettext_lazy("不放进来")
PARTS = (("", NOT_TAKEN), (ALWAYS, gettext_lazy("一定要办")), (OPTIONAL, gettext_lazy("可以选办")))
_MOST = 200
_FOUND = 20


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
    basis = forms.CharField(
        label=gettext_lazy("设定依据"),
        required=False,
        help_text=gettext_lazy("例如《行政许可法》第二十六条第二款。送审前要写明。"),
    )
    summary = forms.CharField(
        label=gettext_lazy("一句话说明"), required=False, widget=forms.Textarea, max_length=500
    )

    def __init__(
        self, catalogue: Catalogue, *args: Any, items: Iterable[str] = (), **options: Any
    ) -> None:
        self._catalogue = catalogue
        self.items = tuple(code for code in dict.fromkeys(items) if code in catalogue.items)
        super().__init__(*args, **options)
        departments = catalogue.departments.items()
        self.fields["lead"].choices = [  # type: ignore[attr-defined]
            (code, one.short_name) for code, one in departments
        ]

    def questions(self) -> dict[str, forms.Field]:
        """Return a field for each item: whether it takes part."""
        known, departments = self._catalogue.items, self._catalogue.departments
        return {
            f"{ITEM}{code}": forms.ChoiceField(
                label=f"{known[code].name}（{departments[known[code].department].short_name}）",
                choices=PARTS,
                required=False,
            )
            for code in self.items
        }

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
            always=self._taking(ALWAYS),
            optional=self._taking(OPTIONAL),
            summary=answers["summary"],
            basis=answers["basis"],
        )

    def _taking(self, part: str) -> tuple[str, ...]:
        answers = self.cleaned_data
        return tuple(code for code in self.items if answers.get(f"{ITEM}{code}") == part)


def items_in(posted: Mapping[str, str]) -> tuple[str, ...]:
    """Return the items that a posted form asked about."""
    return tuple(name.removeprefix(ITEM) for name in posted if name.startswith(ITEM))


def found_by(words: str, catalogue: Catalogue, *, besides: Iterable[str]) -> tuple[str, ...]:
    """Return the first items whose name has these words."""
    known = {*besides}
    found = (
        one.code
        for one in catalogue.items.values()
        if words and words in one.name and one.code not in known
    )
    return tuple(islice(found, _FOUND))


def item_fields(form: DesignForm) -> tuple[Field, ...]:
    """Return what the form asks about each item, as one line each."""
    return tuple(
        Select(
            name=f"{ITEM}{code}",
            label=str(form.fields[f"{ITEM}{code}"].label),
            choices=tuple(Choice(value=value, label=words) for value, words in PARTS if value),
            value=str(form[f"{ITEM}{code}"].value() or ""),
            blank=NOT_TAKEN,
        )
        for code in form.items
    )


def answers_of(journey: Journey) -> dict[str, Any]:
    """Return a journey as answers to the form."""
    return {
        "name": journey.name,
        "code": journey.code,
        "event": journey.event.value,
        "lead": journey.lead,
        **{f"{ITEM}{sub.item}": OPTIONAL if sub.optional else ALWAYS for sub in journey.sub_items},
        "basis": str(journey.basis[0].citation) if journey.basis else "",
        "summary": journey.summary,
    }
