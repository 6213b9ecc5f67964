"""Review (受理审查): accept, name every gap in one notice, refuse to accept, or grant at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tongban.actions.cases import deciding, review
from tongban.actions.recording import OpenCase
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.submissions import Gap
from tongban.core.catalog.items import CaseKind
from tongban.core.people.actors import Role
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, due
from tongban.web.components import lists, messages
from tongban.web.components.component import Content
from tongban.web.components.fields import Textarea
from tongban.web.components.forms import DatePartsField, fields_of
from tongban.web.components.navigation import ButtonKind
from tongban.web.counter.desk import Desk
from tongban.web.counter.verbs.forms import GroundsForm, OpinionForm, own_words, remedies_told
from tongban.web.counter.verbs.verb import DeskForm, Verb

CORRECTION_LIMIT = TimeLimit.working_days(15, Citation.local("补正期限的预填值"))
"""What the form proposes; the officer may name another day."""
DEFERRED_LIMIT = TimeLimit.working_days(10, Citation.local("容缺材料补交期限的预填值"))
NOT_HANDED_IN = "未提交"
_GAP = "gap."


def _reviewing(desk: Desk) -> bool:
    return desk.state.status is Status.RECEIVED


def _instant(desk: Desk) -> bool:
    return _reviewing(desk) and desk.state.item.case_kind is CaseKind.INSTANT


class AcceptForm(DeskForm):
    """Asks by when deferred papers must come, if any are missing."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the day, if there is anything to wait for."""
        if not self.desk.state.submission.missing:
            return {}
        day = due(DEFERRED_LIMIT, self.desk.dossier.today, self.desk.outside.calendar).on
        return {
            "deferred_until": DatePartsField(
                label="容缺材料最晚哪一天补齐",
                help_text="写入受理通知书；到期仍未补齐的，可以作出不予决定。",
                initial=day,
            )
        }

    def clean_deferred_until(self) -> date:
        """Refuse a day that has passed."""
        return _not_past(self.cleaned_data["deferred_until"], self.desk)


class CorrectionForm(DeskForm):
    """The one complete notice: a line for every paper and every answer, blank where it is right.

    A later notice offers only what the first one named or what is newly needed (行政许可法 §72).
    """

    def questions(self) -> dict[str, forms.Field]:
        """Ask about every paper and every answer, and for the day."""
        missing = self.desk.state.submission.missing
        asked: dict[str, forms.Field] = {
            f"{_GAP}{subject}": own_words(
                label,
                hint="没有提交，会自动列入告知书；可以改写说明。" if subject in missing else "",
                required=False,
                initial=NOT_HANDED_IN if subject in missing else "",
            )
            for subject, label in subjects(self.desk)
        }
        day = due(CORRECTION_LIMIT, self.desk.dossier.today, self.desk.outside.calendar).on
        asked["due_on"] = DatePartsField(label="申请人最晚哪一天补正", initial=day)
        return asked

    def clean_due_on(self) -> date:
        """Refuse a day that has passed."""
        return _not_past(self.cleaned_data["due_on"], self.desk)

    def clean(self) -> dict[str, Any]:
        """Refuse a notice that names nothing."""
        cleaned = super().clean() or {}
        if not self.gaps and not self.desk.state.submission.missing and not self.errors:
            raise ValidationError("请至少写明一处需要补正的内容", code="empty")
        return cleaned

    def layout(self) -> Content:
        """Return papers first, answers folded unless one of them is named, the day last."""
        papers = {f"{_GAP}{need}" for need in self.desk.state.submission.needed}
        lines = [replace(one, rows=2, limit=None, optional=False) for one in self._lines()]
        answers = [line for line in lines if line.name not in papers]
        folded = messages.Details(
            summary=f"填写的内容有误（{len(answers)} 项可选）",
            body=tuple(answers),
            open=any(line.value or line.error for line in answers),
        )
        return (
            lists.Paragraph(body="在需要补正的材料下面写明怎样补正；没有问题的留空。"),
            *(line for line in lines if line.name in papers),
            folded if answers else "",
            *fields_of(self, "due_on"),
        )

    def _lines(self) -> Iterator[Textarea]:
        for field in fields_of(self):
            if isinstance(field, Textarea):
                yield field

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what has to be put right, in the order of the form."""
        return tuple(
            Gap(subject=name.removeprefix(_GAP), why=str(why))
            for name, why in self.cleaned_data.items()
            if name.startswith(_GAP) and why
        )


def subjects(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield what a notice may name: papers that this situation needs, then answers of the form."""
    state = desk.state
    names = {need.id: need.name for need in state.item.requirements}
    offered = [(need, f"材料：{names[need]}") for need in state.submission.needed]
    elements = desk.dossier.catalogue.elements
    offered += [
        (field.element, f"填写：{elements[field.element].label}")
        for field in state.item.fields
        if field.element in elements
    ]
    for subject, label in offered:
        if not state.corrections or subject in state.noticed or _newly_needed(state, subject):
            yield subject, label


def _newly_needed(state: CaseState, subject: str) -> bool:
    return subject in state.submission.needed and subject not in state.needed_at_notice


def _not_past(day: date, desk: Desk) -> date:
    if day < desk.dossier.today:
        raise ValidationError("这一天已经过去，请改成今天或以后", code="past")
    return day


def _above_acceptance(desk: Desk) -> Content:
    missing = desk.state.submission.missing
    if not missing:
        return lists.Paragraph(body="材料已经齐全。受理后从今天起计算办理期限，并生成受理通知书。")
    names = "、".join(map(desk.dossier.subject_name, missing))
    deferrable = {need.id for need in desk.state.item.requirements if need.deferrable}
    if set(missing) <= deferrable:
        return lists.Paragraph(body=f"以下材料可以容缺，受理后补交：{names}。")
    return messages.WarningText(words=f"缺少不能容缺的材料：{names}。请一次性告知补正。")


def _above_correction(desk: Desk) -> Content:
    if desk.state.corrections:
        return messages.WarningText(
            words="这是再次告知：只能列第一次已经告知的内容，或者情况变化后新需要的材料，"
            "不能补充第一次漏掉的要求（《行政许可法》第三十二条、第七十二条）。"
        )
    return messages.WarningText(
        words="请一次告知全部需要补正的内容。第二次告知不能再增加要求"
        "（《行政许可法》第三十二条第一款第四项、第七十二条）。"
    )


def _accept(desk: Desk, form: AcceptForm, revision: int) -> OpenCase:
    return review.accept(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        revision=revision,
        deferred_until=form.cleaned_data.get("deferred_until"),
    )


def _correct(desk: Desk, form: CorrectionForm, revision: int) -> OpenCase:
    return review.request_correction(
        desk.officer,
        desk.record.case.id,
        form.gaps,
        desk.outside,
        due_on=form.cleaned_data["due_on"],
        revision=revision,
    )


def _refuse(desk: Desk, form: GroundsForm, revision: int) -> OpenCase:
    return review.refuse(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        reasons=form.reasons,
        basis=form.basis,
        revision=revision,
    )


def _grant_at_once(desk: Desk, form: OpinionForm, revision: int) -> OpenCase:
    return deciding.grant_at_once(
        desk.officer, desk.record.case.id, desk.outside, opinion=form.opinion, revision=revision
    )


class AtOnceForm(OpinionForm):
    """The opinion of a grant on the spot."""

    usual_sentences = ("经审查，材料齐全，符合法定条件，当场准予。",)


VERBS = (
    Verb(
        slug="grant-at-once",
        title="当场办结",
        button="受理并当场准予",
        done="已受理并准予",
        roles=frozenset({Role.WINDOW, Role.APPROVER}),
        brings=frozenset({"granted"}),
        open_to=_instant,
        act=_grant_at_once,
        form=AtOnceForm,
        kind=ButtonKind.PRIMARY,
        with_evidence=True,
    ),
    Verb(
        slug="accept",
        title="受理",
        button="受理",
        done="已受理，受理通知书已经生成",
        roles=review.RECEIVING,
        brings=frozenset({"accepted"}),
        open_to=_reviewing,
        act=_accept,
        form=AcceptForm,
        above=_above_acceptance,
        kind=ButtonKind.PRIMARY,
        with_evidence=True,
    ),
    Verb(
        slug="correct",
        title="一次性告知补正",
        button="发出补正告知书",
        done="补正告知书已经发出",
        roles=review.RECEIVING,
        brings=frozenset({"correction_requested", "accepted"}),
        open_to=_reviewing,
        act=_correct,
        form=CorrectionForm,
        above=_above_correction,
        with_evidence=True,
    ),
    Verb(
        slug="refuse-acceptance",
        title="不予受理",
        button="作出不予受理决定",
        done="不予受理决定书已经生成",
        roles=review.RECEIVING,
        brings=frozenset({"acceptance_refused", "accepted"}),
        open_to=_reviewing,
        act=_refuse,
        form=GroundsForm,
        above=remedies_told,
        kind=ButtonKind.WARNING,
        with_evidence=True,
    ),
)
