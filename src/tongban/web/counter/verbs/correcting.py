"""The correction notice (补正告知): everything at once; later only what may lawfully be added.

A later notice names what an earlier one named, what is newly needed, or what came to light only
through a correction; of the last it is asked which correction that was (行政许可法 §32, §72).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tongban.core.cases.state import CaseState
from tongban.core.cases.submissions import Gap
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, due
from tongban.web.components import lists, messages
from tongban.web.components.component import Component, Content
from tongban.web.components.fields import Field, Textarea
from tongban.web.components.forms import DatePartsField, fields_of
from tongban.web.counter.desk import Desk
from tongban.web.counter.dossier.facts import form_fields
from tongban.web.counter.verbs.days import not_past
from tongban.web.counter.verbs.forms import own_words
from tongban.web.counter.verbs.verb import DeskForm

CORRECTION_LIMIT = TimeLimit.working_days(15, Citation.local("补正期限的预填值"))
"""What the form proposes; the officer may name another day."""
NOT_HANDED_IN = "未提交"
_GAP, _FOUND, _FROM = "gap.", "found.", "from."


class CorrectionForm(DeskForm):
    """A line for every paper and every answer that may be named, blank where it is right."""

    clean_due_on = not_past("due_on")

    def questions(self) -> dict[str, forms.Field]:
        """Ask about every paper and every answer, and for the day."""
        missing = self.desk.state.submission.missing
        asked: dict[str, forms.Field] = {}
        for subject, label in subjects(self.desk):
            if _may_be_named(self.desk.state, subject):
                asked[f"{_GAP}{subject}"] = _line(label, missing=subject in missing)
            else:
                asked[f"{_FOUND}{subject}"] = own_words(label, required=False)
                asked[f"{_FROM}{subject}"] = self._source(label)
        calendar = self.desk.outside.calendar
        day = due(CORRECTION_LIMIT, self.desk.dossier.today, calendar).on
        asked["due_on"] = DatePartsField(label=gettext("申请人最晚哪一天补正"), initial=day)
        return asked

    def _source(self, label: str) -> forms.ChoiceField:
        """Ask through which correction a problem came to light."""
        named = (gap.subject for notice in self.desk.state.corrections for gap in notice.gaps)
        known = [(one, self.desk.dossier.subject_name(one)) for one in dict.fromkeys(named)]
        return forms.ChoiceField(
            label=gettext("“%(subject)s”的问题是哪一处补正以后才发现的") % {"subject": label},
            choices=[("", ""), *known],
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a notice that names nothing, or adds something without saying what led to it."""
        cleaned = super().clean() or {}
        for subject, source in tuple(self._found()):
            if not source and f"{_FROM}{subject}" not in self.errors:
                words = gettext("请选择是哪一处补正以后才发现的；第一次就能看出的问题不能再提")
                self.add_error(f"{_FROM}{subject}", ValidationError(words, code="empty"))
        if not self.gaps and not self.desk.state.submission.missing and not self.errors:
            raise ValidationError(gettext("请至少写明一处需要补正的内容"), code="empty")
        return cleaned

    def layout(self) -> Content:
        """Return papers first, the rest folded unless it is used, the day last."""
        papers = {f"{_GAP}{need}" for need in self.desk.state.submission.needed}
        lines = [_short(one) for one in fields_of(self) if one.name.startswith(_GAP)]
        answers = [line for line in lines if line.name not in papers]
        found = [_short(one) for one in fields_of(self) if one.name.startswith((_FOUND, _FROM))]
        return (
            lists.Paragraph(body=gettext("在需要补正的材料下面写明怎样补正；没有问题的留空。")),
            *(line for line in lines if line.name in papers),
            _folded(gettext("填写的内容有误（%(count)s 项可选）"), answers, count=len(answers)),
            _folded(
                gettext("补正以后才发现的问题（%(count)s 项可选）"), found, count=len(found) // 2
            ),
            *fields_of(self, "due_on"),
        )

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what has to be put right, in the order of the form."""
        named = tuple(
            Gap(subject=name.removeprefix(_GAP), why=str(why))
            for name, why in self.cleaned_data.items()
            if name.startswith(_GAP) and why
        )
        found = tuple(
            Gap(subject=subject, why=self.cleaned_data[f"{_FOUND}{subject}"], arises_from=source)
            for subject, source in self._found()
        )
        return (*named, *found)

    def _found(self) -> Iterator[tuple[str, str]]:
        """Yield what came to light by a correction, and by which one."""
        for name, why in self.cleaned_data.items():
            if name.startswith(_FOUND) and why:
                subject = name.removeprefix(_FOUND)
                yield subject, self.cleaned_data.get(f"{_FROM}{subject}", "")


def subjects(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield papers that this situation needs, then answers that its form asked for."""
    item, elements = desk.state.item, desk.dossier.catalogue.elements
    names = {need.id: need.name for need in item.requirements}
    for need in desk.state.submission.needed:
        yield need, gettext("材料：%(name)s") % {"name": names[need]}
    for field in form_fields(desk.dossier):
        if field.element in elements:
            yield field.element, gettext("填写：%(name)s") % {"name": elements[field.element].label}


def above_correction(desk: Desk) -> Content:
    """Return the rule that the notice has to keep."""
    if desk.state.corrections:
        return messages.WarningText(
            words=gettext(
                "这是再次告知：只能列已经告知过的内容、情况变化后新需要的材料，"
                "或者补正以后才发现的问题，不能补充第一次漏掉的要求"
                "（《行政许可法》第三十二条、第七十二条）。"
            )
        )
    return messages.WarningText(
        words=gettext(
            "请一次告知全部需要补正的内容。第二次告知不能再增加要求"
            "（《行政许可法》第三十二条第一款第四项、第七十二条）。"
        )
    )


def _may_be_named(state: CaseState, subject: str) -> bool:
    needed = state.submission.needed
    newly = subject in needed and subject not in state.needed_at_notice
    return not state.corrections or newly or subject in state.noticed


def _line(label: str, *, missing: bool) -> forms.CharField:
    hint = gettext("没有提交，会自动列入告知书；可以改写说明。") if missing else ""
    return own_words(label, hint=hint, required=False, initial=NOT_HANDED_IN if missing else "")


def _short(field: Field) -> Field:
    """Return a line as the list shows it; of many lines none needs to be called optional."""
    if isinstance(field, Textarea):
        return replace(field, rows=2, limit=None, optional=False)
    return replace(field, optional=False)


def _folded(summary: str, lines: list[Field], *, count: int) -> Component | str:
    if not lines:
        return ""
    used = any(getattr(line, "value", "") or line.error for line in lines)
    return messages.Details(summary=summary % {"count": count}, body=tuple(lines), open=used)
