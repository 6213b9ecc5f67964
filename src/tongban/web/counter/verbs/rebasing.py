"""A newer version (改用新版): laid before the applicant, or taken where nothing more is asked.

A case is decided under the version it was filed under. What a newer one would change is shown in
plain words before anybody does anything.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.cases import rebasing
from tongban.actions.recording import OpenCase, act
from tongban.core.cases.acts import Performer
from tongban.core.cases.due import case_due
from tongban.core.cases.verbs.rebasing import foreseen
from tongban.web.components import lists
from tongban.web.components.component import Content
from tongban.web.components.versions import newer_version
from tongban.web.counter.desk import Desk
from tongban.web.counter.verbs.forms import own_words
from tongban.web.counter.verbs.verb import DeskForm, Verb


def _can_offer(desk: Desk) -> bool:
    newer, standing = desk.newer, desk.state.rebase_offer
    if newer is None or not newer.asks or (newer.unanswered and not newer.questions):
        return False
    return standing is None or standing.to_version != newer.item.version


def _can_go_over(desk: Desk) -> bool:
    newer = desk.newer
    return newer is not None and not newer.unanswered and not newer.asks


class OfferForm(DeskForm):
    """Why the newer version is offered."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the reason, which the applicant reads."""
        return {
            "reason": own_words(gettext("建议的理由"), hint=gettext("会和变化对照一起给申请人看。"))
        }


def _compared(desk: Desk) -> Content:
    """Return what the newer version would make of the case."""
    newer = desk.newer
    if newer is None:
        return ""
    outside = desk.outside
    after = foreseen(desk.state, newer, act(Performer.of(desk.officer), outside))
    due = case_due(after, today=outside.today, calendar=outside.calendar)
    return (
        lists.Paragraph(
            body=gettext("本办件按第 %(before)d 版办理，现行的是第 %(after)d 版。")
            % {"before": desk.state.item.version, "after": newer.item.version}
        ),
        newer_version(
            newer.changes, newer.asks, due=(desk.dossier.due.promised_on, due.promised_on)
        ),
    )


def _offer(desk: Desk, form: OfferForm, revision: int) -> OpenCase:
    return rebasing.offer(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        reason=form.cleaned_data["reason"],
        revision=revision,
    )


def _go_over(desk: Desk, form: Any, revision: int) -> OpenCase:
    del form
    return rebasing.go_over(desk.officer, desk.record.case.id, desk.outside, revision=revision)


VERBS = (
    Verb(
        slug="offer-newer-version",
        title=gettext_lazy("建议改用新版"),
        button=gettext_lazy("发给申请人"),
        done=gettext_lazy("已建议申请人改用新版，同意之前仍按原版本办理"),
        roles=rebasing.HANDLING,
        brings=frozenset({"rebase_offered"}),
        open_to=_can_offer,
        act=_offer,
        form=OfferForm,
        above=_compared,
    ),
    Verb(
        slug="newer-version",
        title=gettext_lazy("改用新版"),
        button=gettext_lazy("改用新版办理"),
        done=gettext_lazy("已改用新版，期限和材料按新版重新计算"),
        roles=rebasing.HANDLING,
        brings=frozenset({"rebased"}),
        open_to=_can_go_over,
        act=_go_over,
        above=_compared,
    ),
)
