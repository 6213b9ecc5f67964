"""Looking again (质检、复核、核查、撤销): what a department owes a case after it was decided.

Each stands at the work of that name; whoever found something wanting does not revoke it.
"""

from functools import cached_property

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.cases import declaring, reviewing
from tongban.actions.recording import OpenCase
from tongban.core.cases.acts import Performer
from tongban.core.cases.duties import DutyKind
from tongban.core.cases.mode_events import PostCheckOutcome
from tongban.core.cases.rule_events import CheckFinding, ReviewOutcome
from tongban.core.people.actors import Officer, Role
from tongban.store.people.queries import colleagues_of
from tongban.web.components import labels, lists, messages
from tongban.web.components.component import Content
from tongban.web.components.navigation import ButtonKind
from tongban.web.counter.desk import Desk
from tongban.web.counter.verbs.forms import GroundsForm, own_words, remedies_told
from tongban.web.counter.verbs.verb import DeskForm, Verb


def _at(kind: DutyKind, desk: Desk) -> bool:
    return desk.record.work.kind == "duty" and desk.record.step == kind.value


def _choices(kinds: type[CheckFinding] | type[ReviewOutcome]) -> list[tuple[str, str]]:
    return [(one.value, labels.label(one)) for one in kinds]


class CheckForm(DeskForm):
    """What was found in a drawn case."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the finding and for words."""
        return {
            "finding": forms.ChoiceField(
                label=gettext("质检结论"),
                choices=_choices(CheckFinding),
                widget=forms.RadioSelect,
            ),
            "words": own_words(
                gettext("核对了什么，发现了什么"), hint=gettext("申请人会看到结论。")
            ),
        }


class ReviewForm(DeskForm):
    """What a human says who has looked."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the outcome and for the answer."""
        return {
            "outcome": forms.ChoiceField(
                label=gettext("复核结论"),
                choices=_choices(ReviewOutcome),
                widget=forms.RadioSelect,
            ),
            "words": own_words(
                gettext("答复"), hint=gettext("申请人会看到；说明核对了什么、为什么。")
            ),
        }


class PostCheckForm(DeskForm):
    """What was found where somebody had promised, and who was there."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the finding, for words and for the second officer."""
        again = bool(self.desk.state.modes.post_checks)
        outcomes = [
            (one.value, labels.label(one))
            for one in PostCheckOutcome
            if not (again and one is PostCheckOutcome.RECTIFY)
        ]
        return {
            "outcome": forms.ChoiceField(
                label=gettext("核查结论"), choices=outcomes, widget=forms.RadioSelect
            ),
            "words": own_words(
                gettext("核查情况"),
                hint=gettext("申请人会看到；要整改的，写明哪里不符合、怎样改。"),
            ),
            "together_with": forms.MultipleChoiceField(
                label=gettext("一同参加的人员"),
                help_text=gettext("核查由两名以上工作人员进行（《行政许可法》第三十四条第三款）。"),
                choices=[
                    (
                        number,
                        gettext("%(name)s（%(number)s）") % {"name": one.name, "number": number},
                    )
                    for number, one in self.examiners.items()
                ],
            ),
        }

    @cached_property
    def examiners(self) -> dict[str, Officer]:
        """Return the colleagues who may have been there, by staff number."""
        colleagues = colleagues_of(self.desk.officer)
        return {one.staff_number: one for one in colleagues if Role.EXAMINER in one.roles}

    @property
    def performers(self) -> tuple[Performer, ...]:
        """Return the colleagues who were there."""
        chosen = self.cleaned_data["together_with"]
        return tuple(Performer.of(self.examiners[number]) for number in chosen)


def _above_check(desk: Desk) -> Content:
    rules = desk.state.modes.rules
    if rules is None or rules.draw is None:
        return ""
    return lists.Paragraph(
        body=gettext(
            "由系统自动办结，按 %(rate)d‰ 抽中。种子指纹 %(seed)s…，期满后公开，可以复算。"
        )
        % {"rate": rules.draw.per_thousand, "seed": rules.draw.commitment[:12]}
    )


def _above_review(desk: Desk) -> Content:
    asked = desk.state.modes.review_open
    if asked is None or not asked.words:
        return lists.Paragraph(body=gettext("申请人没有写明理由，请从头核对每一条规则。"))
    return messages.Inset(body=lists.Paragraph(body=asked.words))


def _above_post_check(desk: Desk) -> Content:
    promise, done = desk.state.modes.promise, desk.state.modes.rectified
    if promise is None:
        return ""
    reported = (
        messages.Inset(
            body=lists.Paragraph(body=gettext("申请人报告整改：%(words)s") % {"words": done.words})
        )
        if done is not None
        else ""
    )
    return (
        lists.Paragraph(body=gettext("申请人承诺：")),
        lists.PlainList(items=promise.content),
        reported,
    )


def _above_revocation(desk: Desk) -> Content:
    found = desk.state.modes.found_wanting
    return (
        lists.Paragraph(body=gettext("查实的情况：%(words)s") % {"words": found[0]})
        if found
        else "",
        messages.WarningText(
            words=gettext("撤销后证照立即失效，告知所有用证方；承诺不实的，同时记入信用记录。")
        ),
        remedies_told(desk),
    )


def _check(desk: Desk, form: CheckForm, revision: int) -> OpenCase:
    return reviewing.check_sample(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        finding=CheckFinding(form.cleaned_data["finding"]),
        words=form.cleaned_data["words"],
        revision=revision,
    )


def _answer(desk: Desk, form: ReviewForm, revision: int) -> OpenCase:
    return reviewing.answer_review(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        outcome=ReviewOutcome(form.cleaned_data["outcome"]),
        words=form.cleaned_data["words"],
        revision=revision,
    )


def _post_check(desk: Desk, form: PostCheckForm, revision: int) -> OpenCase:
    return declaring.post_check(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        outcome=PostCheckOutcome(form.cleaned_data["outcome"]),
        words=form.cleaned_data["words"],
        together_with=form.performers,
        revision=revision,
    )


def _revoke(desk: Desk, form: GroundsForm, revision: int) -> OpenCase:
    return reviewing.revoke_grant(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        reasons=form.reasons,
        basis=form.basis,
        revision=revision,
    )


VERBS = (
    Verb(
        slug="check-sample",
        title=gettext_lazy("抽样质检"),
        button=gettext_lazy("提交质检结论"),
        done=gettext_lazy("质检结论已记录"),
        roles=reviewing.CHECKING,
        brings=frozenset({"sample_checked"}),
        open_to=lambda desk: _at(DutyKind.SAMPLE, desk),
        act=_check,
        form=CheckForm,
        above=_above_check,
        kind=ButtonKind.PRIMARY,
        with_evidence=True,
    ),
    Verb(
        slug="answer-review",
        title=gettext_lazy("答复人工复核"),
        button=gettext_lazy("提交复核答复"),
        done=gettext_lazy("复核答复已送达申请人"),
        roles=reviewing.CHECKING,
        brings=frozenset({"human_review_answered"}),
        open_to=lambda desk: _at(DutyKind.REVIEW, desk),
        act=_answer,
        form=ReviewForm,
        above=_above_review,
        kind=ButtonKind.PRIMARY,
        with_evidence=True,
    ),
    Verb(
        slug="post-check",
        title=gettext_lazy("核查承诺事项"),
        button=gettext_lazy("提交核查结论"),
        done=gettext_lazy("核查结论已记录"),
        roles=declaring.LOOKING,
        brings=frozenset({"post_checked"}),
        open_to=lambda desk: _at(DutyKind.POST_CHECK, desk),
        act=_post_check,
        form=PostCheckForm,
        above=_above_post_check,
        kind=ButtonKind.PRIMARY,
    ),
    Verb(
        slug="revoke-grant",
        sealing=True,
        title=gettext_lazy("撤销准予决定"),
        button=gettext_lazy("作出撤销决定"),
        done=gettext_lazy("准予决定已撤销，证照已失效"),
        roles=reviewing.REVOKING,
        brings=frozenset({"grant_revoked"}),
        open_to=lambda desk: _at(DutyKind.REVOCATION, desk),
        act=_revoke,
        form=GroundsForm,
        above=_above_revocation,
        kind=ButtonKind.WARNING,
    ),
)
