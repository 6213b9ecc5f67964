"""Parts that several forms share (意见和理由): usual words to choose, own words to add.

What is stored is one text, so that nobody can tell later which half was chosen from a list.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tongban.actions.officework.templates import filled
from tongban.core.cases.remedies import remedies
from tongban.core.catalog.items import ServiceItem
from tongban.core.officework.templates import OpinionKind
from tongban.store.officework.queries import draft_of, usual_words
from tongban.web.components import lists, messages
from tongban.web.components.component import Content
from tongban.web.counter.desk import Desk
from tongban.web.counter.household.opinion import not_met, suggested
from tongban.web.counter.verbs.verb import DeskForm

LONGEST = 500


def own_words(
    label: str, *, hint: str = "", required: bool = True, initial: str = ""
) -> forms.CharField:
    """Return a field of several lines."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        initial=initial,
        max_length=LONGEST,
        widget=forms.Textarea,
    )


class OpinionForm(DeskForm):
    """An opinion: a usual sentence, own words, or both."""

    either = frozenset({"usual", "words"})
    usual_sentences: ClassVar[tuple[str, ...]] = ()
    of: ClassVar[OpinionKind] = OpinionKind.STEP

    def questions(self) -> dict[str, forms.Field]:
        """Ask for a usual sentence and for own words."""
        return {
            "usual": forms.ChoiceField(
                label=gettext("常用意见"),
                required=False,
                help_text=gettext("用方向键选择，空格确认；本部门的模板排在前面。"),
                choices=[
                    *self._templates(),
                    *((one, gettext(one)) for one in self.usual_sentences),
                ],
                widget=forms.RadioSelect,
            ),
            "words": own_words(
                gettext("补充意见"),
                hint=gettext("常用意见和补充意见至少填一处。"),
                required=False,
                initial=draft_of(self.desk.record.work.id) or suggested(self.desk),
            ),
        }

    def _templates(self) -> list[tuple[str, str]]:
        """Return the words of the department, filled in for this case."""
        case, step = self.desk.record.case, self.desk.record.work.name
        known = usual_words(self.desk.officer.department, self.of, case.item)
        told = [(one.title, filled(one.words, case, self.desk.outside, step=step)) for one in known]
        return [(words, f"{title}：{words}") for title, words in told]

    def clean(self) -> dict[str, Any]:
        """Refuse an opinion that says nothing."""
        cleaned = super().clean() or {}
        if not self.opinion and not self.errors:
            self.add_error(
                "words", ValidationError(gettext("请选择常用意见，或者写明意见"), code="empty")
            )
        return cleaned

    @property
    def opinion(self) -> str:
        """Return the opinion as it is stored."""
        chosen = (self.cleaned_data.get("usual", ""), self.cleaned_data.get("words", ""))
        return "\n".join(part for part in chosen if part)


class GroundsForm(DeskForm):
    """Why an application is refused and by which law; the remedies follow by themselves.

    行政许可法 §38: the facts are always told, and at least one article.
    """

    either = frozenset({"articles", "other_articles"})

    def questions(self) -> dict[str, forms.Field]:
        """Ask which conditions are not met, for the facts, and for the articles."""
        item = self.desk.state.item
        unmet = forms.MultipleChoiceField(
            label=gettext("不符合的法定条件"),
            required=False,
            choices=[(one.id, one.words) for one in item.conditions],
            initial=not_met(self.desk),
        )
        return {
            **({"unmet": unmet} if item.conditions else {}),
            "reasons": own_words(
                gettext("事实和理由"),
                hint=gettext("一行写一条；写明查明的事实，以及为什么不符合。"),
                initial=suggested(self.desk),
            ),
            "articles": forms.MultipleChoiceField(
                label=gettext("法律依据"),
                help_text=gettext("至少选一条，或者写在“其他依据”里。"),
                required=False,
                choices=[(one, one) for one in articles(item)],
            ),
            "other_articles": own_words(
                gettext("其他依据"),
                hint=gettext("一行写一条，写全法律名称和条款。"),
                required=False,
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse a refusal without law."""
        cleaned = super().clean() or {}
        if not self.basis:
            self.add_error(
                "articles", ValidationError(gettext("请选择或者写明法律依据"), code="empty")
            )
        return cleaned

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return every reason: the conditions that are not met, then own words."""
        words = {one.id: one.words for one in self.desk.state.item.conditions}
        unmet = (f"不符合条件：{words[one]}" for one in self.cleaned_data.get("unmet", ()))
        return (*unmet, *_lines(self.cleaned_data.get("reasons", "")))

    @property
    def basis(self) -> tuple[str, ...]:
        """Return every article: the item's own and others written in."""
        chosen: Iterable[str] = self.cleaned_data.get("articles", ())
        return (*chosen, *_lines(self.cleaned_data.get("other_articles", "")))


def articles(item: ServiceItem) -> tuple[str, ...]:
    """Return the provisions that the item itself rests on, each once."""
    cited = [basis.citation for basis in item.legal_basis]
    cited += [citation for condition in item.conditions for citation in condition.basis]
    return tuple(dict.fromkeys(str(one) for one in cited if not one.is_local))


def remedies_told(desk: Desk) -> Content:
    """Return what every refusal tells the person that they can do."""
    del desk
    told = remedies(
        reconsideration_before=settings.TONGBAN_RECONSIDERATION_BODY,
        court=settings.TONGBAN_COURT,
    )
    return messages.Inset(
        body=(
            lists.Paragraph(body=gettext("决定书会自动写明申请人的救济途径：")),
            lists.PlainList(
                items=tuple(gettext("%(words)s。") % {"words": remedy.words} for remedy in told)
            ),
        )
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
