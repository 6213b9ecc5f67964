"""How a case is handled (办理方式), for its applicant: why rules decided so, what they promised.

个人信息保护法 §24: whoever is decided about by rules alone is told why in plain words, and may ask
a human. 国办发〔2020〕42号: what was promised, by when it is looked at, and what comes of it.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from tongban.actions.outside import Outside
from tongban.core.cases.acts import day_of
from tongban.core.cases.asking_again import waited_until
from tongban.core.cases.duties import check_due
from tongban.core.cases.mode_events import Declared, GrantRevoked
from tongban.core.cases.mode_practices import AUTOMATED_DECISION
from tongban.core.cases.rule_events import RuleFound, RulesApplied, SourceFound
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.declaring import may_report
from tongban.core.cases.verbs.reviewing import may_ask
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.messages import Tone
from tongban.web.components.sections import Section
from tongban.web.components.sentences import said
from tongban.web.components.words import joined, written_date, written_moment
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.mine.gaps import requirement_names
from tongban.web.hall.mine.rated import place_to_say

_UNDECIDED = (Status.RECEIVED, Status.IN_PROGRESS, Status.SUSPENDED)
_OUTCOMES = {
    "matched": "一致",
    "no_record": "查无记录",
    "not_asked": "还没有核验",
}


def outcome_words(found: SourceFound) -> str:
    """Return what a register had answered, in words."""
    return labels.word(_OUTCOMES.get(found.outcome, "没有答复"))


def wanted(followed: Followed) -> Iterator[Component]:
    """Yield what stands on top of the page: a revocation, something to put right, an answer."""
    state = followed.state
    if state is None:
        return
    if state.modes.revoked is not None:
        yield _revoked(state.modes.revoked)
        return
    if followed.revocation_due is not None:
        yield _in_doubt(followed, state, followed.revocation_due)
    last = state.modes.last_check
    if may_report(state) and last is not None and last.rectify_by is not None:
        yield messages.Notification(
            kind=messages.NotificationKind.ATTENTION,
            title=gettext("请在%(day)s前整改") % {"day": written_date(last.rectify_by)},
            body=(
                lists.Paragraph(body=last.words),
                navigation.Button(
                    words=gettext("报告整改完成"),
                    href=reverse("hall:rectify", args=[followed.record.id]),
                ),
            ),
        )
    asked = state.modes.review_open
    if asked is not None:
        yield messages.Notification(
            title=gettext("工作人员正在复核"),
            body=gettext("在%(day)s前答复您。") % {"day": written_date(asked.due_on)},
        )


def handling(followed: Followed, outside: Outside) -> Iterator[Component]:
    """Yield the sections that explain how the case is handled."""
    state = followed.state
    if state is None:
        return
    if state.modes.rules is not None:
        yield _trail(followed, state, state.modes.rules)
    elif _awaits_rules(state, outside):
        yield _checking(state)
    if state.modes.declared is not None:
        yield _promise(followed, state, state.modes.declared, outside)


def _awaits_rules(state: CaseState, outside: Outside) -> bool:
    """Tell whether rules may still decide: their registers are being asked, or asked again."""
    return (
        state.item.code in outside.modes.instant
        and state.status is Status.RECEIVED
        and not state.corrections
        and outside.now < waited_until(state.received.at)
    )


def _checking(state: CaseState) -> Component:
    return messages.Inset(
        body=gettext(
            "系统正在向有关部门核验数据，核验一致就自动办结。部门暂时没有答复的，会自动再问；"
            "到%(moment)s还没有答复，由工作人员接着办理，不会因此拒绝您。"
        )
        % {"moment": written_moment(waited_until(state.received.at))},
    )


def _in_doubt(followed: Followed, state: CaseState, decided_by: date) -> Component:
    """Tell what was found before a grant falls by it, and where its holder answers that."""
    found, _ = state.modes.found_wanting or ("", None)
    return messages.Notification(
        kind=messages.NotificationKind.ATTENTION,
        title=gettext("部门在%(day)s前决定是否撤销准予") % {"day": written_date(decided_by)},
        body=(
            lists.Paragraph(body=found),
            lists.Paragraph(
                body=gettext("决定作出前，原来的结果有效。您不同意的，可以陈述、申辩。")
            ),
            navigation.Link(words=gettext("向部门说明情况"), href=place_to_say(followed)),
        ),
    )


def _revoked(event: GrantRevoked) -> Component:
    return messages.Notification(
        kind=messages.NotificationKind.ATTENTION,
        title=gettext("准予决定已在%(day)s撤销") % {"day": written_date(event.revoked_on)},
        body=(
            lists.PlainList(items=event.reasons),
            lists.Paragraph(
                body=gettext("依据：%(basis)s") % {"basis": joined(map(said, event.basis), "；")}
            ),
            lists.PlainList(items=tuple(f"{one.words}。" for one in event.remedies)),
        ),
    )


def _trail(followed: Followed, state: CaseState, rules: RulesApplied) -> Component:
    summary = (
        gettext("系统按公开的规则逐条核对，全部符合，没有人工参与就作出了准予决定。")
        if rules.passed
        else gettext("有的规则没有通过，已经转给工作人员办理。系统不会拒绝任何申请。")
    )
    return Section(
        title=gettext("这件事是怎样决定的"),
        id="why",
        body=(
            lists.Paragraph(body=summary),
            lists.DataTable(
                caption=gettext("每条规则的结果和所用的数据"),
                caption_hidden=True,
                columns=(
                    lists.Column(words=gettext("规则")),
                    lists.Column(words=gettext("结果")),
                    lists.Column(words=gettext("看了哪些数据")),
                ),
                rows=tuple(_rule(one) for one in rules.rules),
            ),
            lists.Paragraph(body=_sources(rules)),
            *_right_to_a_human(followed, state, rules),
        ),
    )


def _rule(rule: RuleFound) -> lists.Row:
    tone = Tone.GOOD if rule.held else Tone.ATTENTION
    result: Content = messages.Tag(
        words=gettext("符合") if rule.held else gettext("没有通过"), tone=tone
    )
    if rule.why:
        result = (result, lists.Paragraph(body=said(rule.why)))
    facts = tuple(
        gettext("%(label)s：%(value)s（%(origin)s，%(day)s）")
        % {
            "label": one.label,
            "value": one.shown,
            "origin": one.origin,
            "day": written_date(one.as_of),
        }
        for one in rule.facts
    )
    words = (rule.words, lists.Paragraph(body=gettext("依据：%(basis)s") % {"basis": rule.basis}))
    return lists.Row(cells=(words, result, lists.PlainList(items=facts) if facts else "—"))


def _sources(rules: RulesApplied) -> str:
    told = "；".join(f"{one.name}：{outcome_words(one)}" for one in rules.sources)
    return gettext("部门数据核验：%(told)s。只有“一致”才会自动通过。") % {"told": told}


def _right_to_a_human(
    followed: Followed, state: CaseState, rules: RulesApplied
) -> Iterator[Component]:
    answered = state.modes.answered
    if answered is not None:
        yield messages.Inset(
            body=(
                lists.Paragraph(
                    body=gettext("人工复核：%(outcome)s")
                    % {"outcome": labels.label(answered.outcome)}
                ),
                lists.Paragraph(body=answered.words),
            )
        )
    if rules.passed and may_ask(state):
        yield lists.Paragraph(
            body=gettext("您有权要求说明，也有权要求工作人员重新看一遍（%(basis)s）。")
            % {"basis": AUTOMATED_DECISION}
        )
        yield navigation.Buttons(
            items=(
                navigation.Button(
                    words=gettext("请工作人员复核"),
                    kind=navigation.ButtonKind.SECONDARY,
                    href=reverse("hall:ask_human", args=[followed.record.id]),
                ),
            )
        )


def _promise(
    followed: Followed, state: CaseState, declared: Declared, outside: Outside
) -> Component:
    names = requirement_names(followed.item)
    rows = [
        lists.SummaryRow(
            key=gettext("代替的材料"),
            value="、".join(names.get(one, one) for one in declared.requirements),
        ),
        lists.SummaryRow(key=gettext("告知的义务"), value=declared.duty),
        lists.SummaryRow(key=gettext("您的承诺"), value=lists.PlainList(items=declared.content)),
        lists.SummaryRow(key=gettext("不实的后果"), value=declared.liability),
        lists.SummaryRow(key=gettext("现在"), value=_promise_now(state, outside)),
    ]
    link = (
        lists.Paragraph(
            body=navigation.Link(
                words=gettext("撤回承诺，改交材料"),
                href=reverse("hall:take_back_promise", args=[followed.record.id]),
            )
        )
        if state.modes.promise is not None and state.status in _UNDECIDED
        else ""
    )
    return Section(
        title=gettext("告知承诺"),
        id="promise",
        body=(lists.SummaryList(rows=tuple(rows)), link),
    )


def _promise_now(state: CaseState, outside: Outside) -> str:
    """Return where the promise stands, in one sentence."""
    last = state.modes.last_check
    if state.modes.promise is None:
        return gettext("承诺已经撤回，按一般程序办理。")
    if last is not None:
        return gettext("%(day)s核查：%(outcome)s。%(words)s") % {
            "day": written_date(day_of(last.at)),
            "outcome": labels.label(last.outcome),
            "words": last.words,
        }
    day = check_due(state, outside.calendar)
    if day is not None:
        return gettext("部门在%(day)s前到场或者通过数据核查。") % {"day": written_date(day)}
    return gettext("决定作出前可以撤回；决定作出后部门会核查。")
