"""The trial beside the tree (试算): whom of the example population it admits, refuses or asks.

It tries what is saved, or what a form would make of it before anything is saved.
"""

from typing import Final

from django.utils.translation import gettext

from tongban.actions.workshop.trying import try_on_everybody
from tongban.core.authoring.trials import Sample, Trial
from tongban.core.catalog.conditions.nodes import ALWAYS, Condition, Truth
from tongban.core.catalog.conditions.written import written
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.component import Component, Content
from tongban.web.components.lists import Column, DataTable, Paragraph, PlainList, Row
from tongban.web.components.messages import Details, Inset, Tag, Tone
from tongban.web.components.navigation import Button
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import Section
from tongban.web.console.items.conditions.task import Task
from tongban.web.console.items.figures import Expression, LiveTrial
from tongban.web.console.items.told import sentence
from tongban.web.console.words.conditions import condition_words

TRIED: Final = "try"
"""The field by which a form asks to be tried and not saved."""

PLACE: Final = "trial"
_TONES = {Truth.MET: Tone.GOOD, Truth.NOT_MET: Tone.BAD, Truth.UNKNOWN: Tone.ATTENTION}


def trial_section(task: Task, unsaved: Condition | None = None) -> Section:
    """Return how the tree divides the people on whom it may be tried."""
    condition = task.condition if unsaved is None else unsaved
    told = () if unsaved is None else (_unsaved(task, unsaved),)
    return Section(title=gettext("用示例人口试算"), body=(*told, _body(task, condition)), id=PLACE)


def trying(task: Task) -> tuple[Component, ...]:
    """Return what lets a form be tried: a button, and with script any change in it."""
    button = Button(
        words=gettext("先试算，不保存"), name=TRIED, value="1", kind=ButtonKind.SECONDARY
    )
    return (button, LiveTrial(address=task.address, field=TRIED, place=PLACE))


def _unsaved(task: Task, condition: Condition) -> Content:
    always = condition == ALWAYS
    words = gettext("所有情形") if always else condition_words(condition, task.desk.names.spoken)
    expression = Expression(sentence=words, text="" if always else written(condition))
    return Inset(body=(Paragraph(body=gettext("还没有保存。这样改的结果：")), expression))


def _body(task: Task, condition: Condition) -> Content:
    try:
        tried = try_on_everybody(condition, task.desk.copy, task.desk.outside)
    except InvalidValue as error:
        return Paragraph(body=sentence(error))
    if not tried.people:
        return Paragraph(body=gettext("这里没有可以试算的示例人口。"))
    return (_counts(tried), *_asked(tried), *_samples(tried))


def _counts(tried: Trial) -> Component:
    counted = (
        (Truth.MET, tried.met),
        (Truth.NOT_MET, tried.not_met),
        (Truth.UNKNOWN, tried.unknown),
    )
    return DataTable(
        caption=gettext("共 %(people)d 个示例居民和企业") % {"people": tried.people},
        columns=(Column(words=gettext("结果")), Column(words=gettext("人数"), number=True)),
        rows=tuple(Row(cells=(_tag(truth), str(count))) for truth, count in counted),
    )


def _asked(tried: Trial) -> tuple[Component, ...]:
    if not tried.asked:
        return ()
    told = tuple(
        gettext("%(label)s：要问 %(people)d 人") % {"label": one.label, "people": one.people}
        for one in tried.asked
    )
    return (Details(summary=gettext("要问的是什么"), body=PlainList(items=told), open=True),)


def _samples(tried: Trial) -> tuple[Component, ...]:
    return (
        Details(
            summary=gettext("看几个人为什么"),
            body=PlainList(items=tuple(_sample(one) for one in tried.samples)),
            open=True,
        ),
    )


def _sample(one: Sample) -> Content:
    return (
        _tag(one.truth),
        f" {one.person.name}：" + ("；".join(one.reasons) or gettext("没有条件")),
    )


def _tag(truth: Truth) -> Tag:
    words = {
        Truth.MET: gettext("符合"),
        Truth.NOT_MET: gettext("不符合"),
        Truth.UNKNOWN: gettext("要问"),
    }[truth]
    return Tag(words=words, tone=_TONES[truth])
