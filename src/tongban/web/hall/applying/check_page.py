"""What is checked before submitting: whose, what, answers, form, papers, promises, dates."""

from collections.abc import Iterator

from django.utils.translation import gettext

from tongban.actions.drafts.readiness import Missing, Obstacle
from tongban.core.guides.outcomes import FieldLine, Guide, Way
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.core.people.actors import Citizen
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section
from tongban.web.components.sentences import said
from tongban.web.components.words import written_date
from tongban.web.hall import places
from tongban.web.hall.applying import paths
from tongban.web.hall.applying.commitments import declared_of, promise
from tongban.web.hall.applying.delivering import delivery_row, has_results
from tongban.web.hall.applying.form_page import known_row, value_words
from tongban.web.hall.applying.reading import Reading
from tongban.web.hall.applying.topics import Topic, is_asked, topics_of
from tongban.web.hall.asking.questions import words_of_questions
from tongban.web.hall.browsing.wording import articles, way_words

TRUE = "true"


def check_page(reading: Reading, actor: Citizen, *, error: str = "", refused: bool = False) -> Page:
    """Return everything that will be filed; `refused` when something came to be missing."""
    agreed = fields.Checkbox(
        name=TRUE,
        label=gettext("以上内容和材料真实、准确；如有虚假，我愿意承担法律责任"),
        error=error,
    )
    general = (gettext("还不能提交，请先完成下面的内容"),) if refused else ()
    return Page(
        title=gettext("检查并提交"),
        caption=reading.title,
        back=navigation.BackLink(href=places.draft(reading.id)),
        errors=messages.ErrorSummary.of((agreed,), general),
        body=(
            *_lacking(reading),
            lists.SummaryList(rows=tuple(_whose(reading, actor))),
            *_answers(reading),
            *(_topic(reading, topic) for topic in topics_of(reading.fields)),
            *_papers(reading),
            *_promises(reading),
            *_submit(reading, agreed),
        ),
    )


def _lacking(reading: Reading) -> Iterator[Component]:
    if reading.lacking:
        yield messages.Notification(
            kind=messages.NotificationKind.ATTENTION,
            title=gettext("还差 %(count)d 项才能提交") % {"count": len(reading.lacking)},
            body=lists.PlainList(
                items=tuple(
                    navigation.Link(words=said(one.words), href=_where(reading, one))
                    for one in reading.lacking
                )
            ),
        )


def _where(reading: Reading, one: Missing) -> str:
    """Return the page on which something missing is done."""
    match one.obstacle:
        case Obstacle.FIELD:
            return paths.form(reading.id, one.code.partition(".")[0])
        case Obstacle.PAPER:
            return paths.paper(reading.id, one.code)
        case Obstacle.COMMITMENT:
            return paths.commitments(reading.id)
        case Obstacle.QUESTION:
            return paths.question(reading.id)
        case Obstacle.NOTHING_CHOSEN:
            return paths.items(reading.id)
        case Obstacle.CLOSED | Obstacle.NOT_ELIGIBLE | Obstacle.REPEATED:
            return places.draft(reading.id)


def _whose(reading: Reading, actor: Citizen) -> Iterator[lists.SummaryRow]:
    _, name = actor.for_person
    yield lists.SummaryRow(key=gettext("申请人"), value=name)
    acting = actor.representing
    if acting is not None and acting.natural:
        yield lists.SummaryRow(key=gettext("代理人"), value=actor.name)
    elif acting is not None:
        yield lists.SummaryRow(key=gettext("代表"), value=f"{acting.name}（{acting.party}）")
    match reading.guide:
        case JourneyGuide() as guide:
            yield lists.SummaryRow(
                key=gettext("办理事项"),
                value=lists.PlainList(items=tuple(one.item.name for one in guide.taken)),
                actions=(
                    navigation.Link(
                        words=gettext("修改"),
                        href=paths.items(reading.id),
                        about=gettext("办理事项"),
                    ),
                ),
            )
        case Guide() as guide:
            yield lists.SummaryRow(key=gettext("办理事项"), value=guide.item.name)
    yield lists.SummaryRow(
        key=gettext("今天提交，最晚办好"), value=written_date(reading.guide.schedule.ends_on)
    )
    fee = labels.money(reading.guide.total_fee) if reading.guide.fees else gettext("不收费")
    yield lists.SummaryRow(key=gettext("费用"), value=fee)
    if has_results(reading):
        yield delivery_row(reading)


def _answers(reading: Reading) -> Iterator[Component]:
    told = reading.content.answers
    words = words_of_questions(reading.wanted)
    rows = tuple(
        lists.SummaryRow(
            key=words[code],
            value=labels.value(reading.catalogue.elements[code], value),
            actions=(
                navigation.Link(
                    words=gettext("修改"),
                    href=paths.question(reading.id, code),
                    about=words[code],
                ),
            ),
        )
        for code, value in told.items()
        if code in words
    )
    if rows:
        yield Section(title=gettext("您的情况"), id="answers", body=lists.SummaryList(rows=rows))


def _topic(reading: Reading, topic: Topic) -> Component:
    change = paths.form(reading.id, topic.code)
    rows = tuple(
        _told_row(line, change) if is_asked(line) else known_row(reading, line)
        for line in topic.lines
    )
    return lists.SummaryList(title=topic.title, rows=rows)


def _told_row(line: FieldLine, change: str) -> lists.SummaryRow:
    """Return what the person wrote, with the way to change it."""
    value = value_words(line.element, line.fact.value) if line.fact else gettext("没有填写")
    link = navigation.Link(words=gettext("修改"), href=change, about=line.element.label)
    return lists.SummaryRow(key=line.element.label, value=value, actions=(link,))


def _papers(reading: Reading) -> Iterator[Component]:
    lines = tuple(
        lists.EvidenceLine(
            title=line.requirement.name,
            way=way_words(line.way),
            reason=_files(reading, key) or said(line.reason),
            article=articles(line.requirement.basis),
            ready=line.way is not Way.UPLOADED or bool(reading.content.files.get(key)),
            actions=navigation.Link(
                words=gettext("查看或修改"),
                href=paths.paper(reading.id, key),
                about=line.requirement.name,
            ),
        )
        for key, line in reading.papers.items()
        if line.way is not Way.DECLARED
    )
    if lines:
        yield Section(title=gettext("材料"), body=lists.EvidenceList(lines=lines))


def _files(reading: Reading, key: str) -> str:
    return "、".join(one.name for one in reading.content.files.get(key, ()))


def _promises(reading: Reading) -> Iterator[Component]:
    made = [
        promise(line)
        for requirement, line in declared_of(reading).items()
        if requirement in reading.content.committed
    ]
    if made:
        yield Section(title=gettext("您的承诺"), body=lists.PlainList(items=tuple(made)))


def _submit(reading: Reading, agreed: fields.Checkbox) -> Iterator[Component]:
    if reading.lacking:
        return
    yield PostForm(
        body=agreed,
        buttons=(
            navigation.Button(words=gettext("提交申请")),
            navigation.Link(words=gettext("以后再提交"), href=places.mine()),
        ),
    )
