"""Review (受理审查): accept, name every gap in one notice, refuse to accept, or grant at once."""

from datetime import date

from django import forms
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from tongban.actions.cases import deciding, review
from tongban.actions.recording import OpenCase
from tongban.core.cases.deferral import terms
from tongban.core.cases.state import Status
from tongban.core.catalog.items import CaseKind
from tongban.core.people.actors import Role
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, due
from tongban.web.components import lists, messages
from tongban.web.components.component import Content
from tongban.web.components.forms import DatePartsField
from tongban.web.components.navigation import ButtonKind
from tongban.web.counter.desk import Desk
from tongban.web.counter.verbs.correcting import CorrectionForm, above_correction
from tongban.web.counter.verbs.days import not_past
from tongban.web.counter.verbs.forms import GroundsForm, OpinionForm, remedies_told
from tongban.web.counter.verbs.verb import DeskForm, Verb

DEFERRED_LIMIT = TimeLimit.working_days(10, Citation.local("容缺材料补交期限的预填值"))
"""What the form proposes; the officer may name another day."""


def _reviewing(desk: Desk) -> bool:
    return desk.state.status is Status.RECEIVED


def _instant(desk: Desk) -> bool:
    return _reviewing(desk) and desk.state.item.case_kind is CaseKind.INSTANT


def _latest(desk: Desk) -> date | None:
    """Return by when papers may follow at the latest, by the terms of the city."""
    item, outside = desk.state.item, desk.outside
    practice = outside.modes.deferral_of(item.code)
    if practice is None:
        return None
    open_to_all = terms(item, practice, outside.today, trusted=True, calendar=outside.calendar)
    return open_to_all.latest


class AcceptForm(DeskForm):
    """Asks by when deferred papers must come, if any are missing."""

    clean_deferred_until = not_past("deferred_until")

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the day, if there is anything to wait for."""
        if not self.desk.state.submission.missing:
            return {}
        day = due(DEFERRED_LIMIT, self.desk.dossier.today, self.desk.outside.calendar).on
        latest = _latest(self.desk)
        day = min(day, latest) if latest else day
        return {
            "deferred_until": DatePartsField(
                label=gettext("容缺材料最晚哪一天补齐"),
                help_text=gettext("写入受理通知书；到期仍未补齐的，可以作出不予决定。"),
                initial=day,
            )
        }


def _above_acceptance(desk: Desk) -> Content:
    missing = desk.state.submission.missing
    if not missing:
        return lists.Paragraph(
            body=gettext("材料已经齐全。受理后从今天起计算办理期限，并生成受理通知书。")
        )
    names = "、".join(map(desk.dossier.subject_name, missing))
    deferrable = {need.id for need in desk.state.item.requirements if need.deferrable}
    if set(missing) <= deferrable:
        return lists.Paragraph(
            body=gettext("以下材料可以容缺，受理后补交：%(names)s。") % {"names": names}
        )
    return messages.WarningText(
        words=gettext("缺少不能容缺的材料：%(names)s。请一次性告知补正。") % {"names": names}
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

    usual_sentences = (gettext_noop("经审查，材料齐全，符合法定条件，当场准予。"),)


VERBS = (
    Verb(
        slug="grant-at-once",
        sealing=True,
        title=gettext_lazy("当场办结"),
        button=gettext_lazy("受理并当场准予"),
        done=gettext_lazy("已受理并准予"),
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
        title=gettext_lazy("受理"),
        button=gettext_lazy("受理"),
        done=gettext_lazy("已受理，受理通知书已经生成"),
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
        title=gettext_lazy("一次性告知补正"),
        button=gettext_lazy("发出补正告知书"),
        done=gettext_lazy("补正告知书已经发出"),
        roles=review.RECEIVING,
        brings=frozenset({"correction_requested", "accepted"}),
        open_to=_reviewing,
        act=_correct,
        form=CorrectionForm,
        above=above_correction,
        with_evidence=True,
    ),
    Verb(
        slug="refuse-acceptance",
        title=gettext_lazy("不予受理"),
        button=gettext_lazy("作出不予受理决定"),
        done=gettext_lazy("不予受理决定书已经生成"),
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
