"""Steps side by side (环节): who does what in the case, and what others do in the same filing.

Of another department's work only its name and how far it is are shown.
"""

from django.utils.translation import gettext, gettext_lazy

from tongban.actions.recording import BLOCKED, TAKEN_BACK
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.state import CaseState, Status
from tongban.core.catalog.steps import Step
from tongban.store.cases.queries.companions import Companion, companions_of
from tongban.web.components import labels, lists, messages
from tongban.web.components.component import Component, Content, Words
from tongban.web.components.sections import Section
from tongban.web.counter.desk import Dossier

WAITING: Words = gettext_lazy("等待前序事项")
LACKING: Words = gettext_lazy("前序事项没有办成")
"""What the column says of cases that have not begun."""


def steps(dossier: Dossier) -> Component:
    """Return the steps of the case in lawful order with their departments and states."""
    table = lists.DataTable(
        caption=gettext("办理环节"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("环节")),
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("时限"), one_line=True),
            lists.Column(words=gettext("状态")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    step.name,
                    dossier.department_name(step.department),
                    labels.limit(step.limit),
                    standing(dossier.state, step),
                )
            )
            for step in dossier.state.route.steps
        ),
    )
    return Section(title=gettext("办理环节"), id="steps", body=table)


def standing(state: CaseState, step: Step) -> Content:
    """Return how far a step is, in a word."""
    progress = state.steps.get(step.id)
    if progress and progress.outcome is StepOutcome.FAILED:
        return messages.Tag(words=gettext("不通过"), tone=messages.Tone.BAD)
    if state.is_done(step):
        return gettext("已完成")
    if progress:
        return messages.Tag(words=gettext("办理中"), tone=messages.Tone.GOOD)
    waiting = "、".join(one.name for one in state.waiting_for(step))
    if waiting or state.ended:
        return (
            gettext("等待：%(waiting)s") % {"waiting": waiting}
            if waiting and not state.ended
            else gettext("不再办理")
        )
    return messages.Tag(words=gettext("待办理"), tone=messages.Tone.ATTENTION)


def companions(dossier: Dossier) -> Component | None:
    """Return the other cases of the same filing, by name and state; none when there are none."""
    others = companions_of(dossier.case.id, filing=dossier.case.filing)
    if not others:
        return None
    table = lists.DataTable(
        caption=gettext("同批申报的其他事项"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("状态")),
        ),
        rows=tuple(
            lists.Row(
                cells=(one.item_name, dossier.department_name(one.department), status_words(one))
            )
            for one in others
        ),
    )
    title = gettext("“%(title)s”中其他部门的事项") % {"title": dossier.case.filing_title}
    return Section(title=title, id="companions", body=table)


def status_words(companion: Companion) -> Words:
    """Return the state of another case as a person reads it."""
    known = {TAKEN_BACK: Status.WITHDRAWN, **{status.value: status for status in Status}}
    if companion.status in known:
        return labels.label(known[companion.status])
    return LACKING if companion.status == BLOCKED else WAITING
