"""The overview of a draft (任务清单): what is done in plain text, what remains as links."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.drafts.readiness import Obstacle
from tongban.actions.drafts.writing import refresh as ask_again
from tongban.core.guides.outcomes import Way
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.lists import Task, TaskGroup, TaskStatus
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall import places
from tongban.web.hall.applying import paths
from tongban.web.hall.applying.closures import closures
from tongban.web.hall.applying.reading import Reading, draft_page
from tongban.web.hall.applying.topics import Topic, topics_of
from tongban.web.hall.applying.verdicts import verdicts
from tongban.web.hall.browsing.wording import way_words
from tongban.web.hall.visitor import citizen_of, outside_of


@draft_page
@require_safe
def overview(request: HttpRequest, reading: Reading) -> HttpResponseBase:
    """Show what is done and what remains."""
    page = Page(
        title=reading.title,
        caption=gettext("还没有提交"),
        lead=lists.Paragraph(body=_lead(reading)),
        back=navigation.BackLink(href=places.mine(), words=gettext("我的")),
        body=(
            *closures(reading),
            *verdicts(reading.guide),
            *_silent(reading),
            lists.TaskList(groups=tuple(_groups(reading))),
            lists.Paragraph(
                body=navigation.Link(
                    words=gettext("不办了，删除这份草稿"), href=paths.discard(reading.id)
                )
            ),
        ),
    )
    return show(request, page)


@draft_page
@require_POST
def refresh(request: HttpRequest, reading: Reading) -> HttpResponseBase:
    """Ask again the departments that did not answer."""
    ask_again(citizen_of(request), reading.id, outside_of(request))
    return HttpResponseRedirect(places.draft(reading.id))


def _lead(reading: Reading) -> str:
    count = len(reading.lacking)
    if not count:
        return gettext("都准备好了，请检查后提交。")
    return gettext("还差 %(count)d 项。填写的内容会保存，可以随时离开，以后接着填。") % {
        "count": count
    }


def _silent(reading: Reading) -> Iterator[Component]:
    """Yield which departments gave no answer, and the way to ask them again."""
    silent = tuple(reading.known.unavailable.values())
    if silent:
        yield messages.Details(
            summary=gettext("有 %(count)d 项部门数据没有查到，可以自己填写或提交材料")
            % {"count": len(silent)},
            body=(
                lists.PlainList(items=silent),
                PostForm(
                    action=paths.refresh(reading.id),
                    body="",
                    buttons=navigation.Button(
                        words=gettext("再查一次"), kind=navigation.ButtonKind.SECONDARY
                    ),
                ),
            ),
        )


def _groups(reading: Reading) -> Iterator[TaskGroup]:
    yield TaskGroup(title=gettext("确定办什么"), tasks=tuple(_situation(reading)))
    pages = topics_of(reading.fields)
    if pages:
        yield TaskGroup(
            title=gettext("填写信息"), tasks=tuple(_page_task(reading, page) for page in pages)
        )
    papers = tuple(_papers(reading))
    if papers:
        yield TaskGroup(title=gettext("准备材料"), tasks=papers)
    ready = not reading.lacking
    yield TaskGroup(
        title=gettext("提交"),
        tasks=(
            Task(
                title=gettext("检查并提交"),
                status=TaskStatus.OPEN if ready else TaskStatus.NOT_YET,
                href=paths.check(reading.id) if ready else "",
                hint="" if ready else gettext("上面的都完成后就可以提交"),
            ),
        ),
    )


def _situation(reading: Reading) -> Iterator[Task]:
    if isinstance(reading.guide, JourneyGuide):
        names = "、".join(one.item.name for one in reading.guide.taken)
        yield Task(
            title=gettext("选择要办的事"),
            status=TaskStatus.DONE if names else TaskStatus.OPEN,
            href=paths.items(reading.id),
            hint=names,
        )
    asked = reading.guide.next_question
    yield Task(
        title=gettext("说明您的情况"),
        status=TaskStatus.OPEN if asked else TaskStatus.DONE,
        href=paths.question(reading.id) if asked else f"{paths.check(reading.id)}#answers",
        hint=asked.words if asked else "",
    )


def _page_task(reading: Reading, page: Topic) -> Task:
    begun = any(line.fact is not None for line in page.asked)
    status = TaskStatus.UNDER_WAY if begun else TaskStatus.OPEN
    told = len(page.told)
    return Task(
        title=page.title,
        status=TaskStatus.DONE if page.complete else status,
        href=paths.form(reading.id, page.code),
        hint=gettext("已从部门数据填好 %(count)d 项") % {"count": told} if told else "",
    )


def _papers(reading: Reading) -> Iterator[Task]:
    lacking = reading.lacks(Obstacle.PAPER)
    declared = False
    for key, line in reading.papers.items():
        if line.way is Way.DECLARED:
            declared = True
            continue
        if line.way is Way.UNDECIDED:
            yield Task(
                title=line.requirement.name, status=TaskStatus.NOT_YET, hint=way_words(line.way)
            )
            continue
        yield Task(
            title=line.requirement.name,
            status=TaskStatus.OPEN if key in lacking else TaskStatus.DONE,
            href=paths.paper(reading.id, key),
            hint="" if line.way is Way.UPLOADED else way_words(line.way),
        )
    if declared:
        left = reading.lacks(Obstacle.COMMITMENT)
        yield Task(
            title=gettext("用书面承诺代替的材料"),
            status=TaskStatus.OPEN if left else TaskStatus.DONE,
            href=paths.commitments(reading.id),
        )
