"""The page of the condition builder (条件编辑页): every button is a link or a form of its own.

With script the builder alone is replaced; without, the whole page. Each act is a saved edit, so
undo takes back one act, and nothing waits to be saved. What is written into a form may be tried
before it is saved; with script that happens by itself.
"""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.core.authoring.rows import form_rows
from tongban.core.authoring.trees import show_path
from tongban.core.catalog.conditions.nodes import ALWAYS, Condition
from tongban.core.catalog.conditions.tokens import ConditionSyntaxError
from tongban.core.catalog.conditions.written import written
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.messages import Inset, Notification, NotificationKind
from tongban.web.components.navigation import BackLink, Button
from tongban.web.components.sections import Page, SideBySide
from tongban.web.components.sections import Section as PageSection
from tongban.web.console.items import places
from tongban.web.console.items.bar import bar
from tongban.web.console.items.conditions.acts import changed
from tongban.web.console.items.conditions.panel import panel
from tongban.web.console.items.conditions.places import held_at, title_at
from tongban.web.console.items.conditions.task import Task, task_of
from tongban.web.console.items.conditions.tree import tree
from tongban.web.console.items.conditions.trial import TRIED, trial_section
from tongban.web.console.items.desk import desk_of
from tongban.web.console.items.figures import Builder, Expression
from tongban.web.console.items.saving import Refused, save
from tongban.web.console.items.showing import show, wants_fragment
from tongban.web.console.items.told import sentence
from tongban.web.console.requests import KEEPERS
from tongban.web.console.words.conditions import condition_words


@officer_required(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def condition(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show a condition as a nested form; a post changes one node."""
    desk, place = desk_of(request, key), request.GET.get("place", "")
    held = held_at(desk, place)
    task = task_of(request, desk, held, place)
    if request.method != "POST":
        return _page(request, task)
    try:
        after = changed(task, request.POST)
    except ConditionSyntaxError as error:
        return _page(request, task, error=str(error), posted=request.POST)
    except InvalidValue as error:
        return _page(request, task, error=sentence(error), posted=request.POST)
    if TRIED in request.POST:
        return _page(request, task, posted=request.POST, tried=after)
    outcome = save(request, desk, held.written_back(after))
    if isinstance(outcome, Refused):
        return _page(request, task, refused=outcome.shown)
    return HttpResponseRedirect(_next(task, request.POST))


def _next(task: Task, posted: QueryDict) -> str:
    """Return the page after an act: a changed group stays open, all else is shut."""
    open_again = posted.get("act") in ("note", "regroup")
    at = show_path(task.chosen or ()) if open_again else None
    return places.condition(task.desk.key, task.place, at=at)


def _page(
    request: HttpRequest,
    task: Task,
    *,
    error: str = "",
    posted: QueryDict | None = None,
    refused: Content = "",
    tried: Condition | None = None,
) -> HttpResponseBase:
    desk, held = task.desk, task.held
    title = gettext("怎样判断") if held.decides else gettext("什么情况才需要")
    back = places.row(desk.key, held.section, held.key)
    body = (
        bar(desk),
        refused,
        SideBySide(
            main=(_whole(task), _tree(task, error, posted)),
            beside=trial_section(task, tried),
            label=gettext("试算"),
        ),
    )
    failed = bool(error or refused) and not wants_fragment(request)
    return show(
        request,
        Page(
            title=title,
            caption=title_at(desk, held),
            back=BackLink(href=back, words=title_at(desk, held)),
            body=Builder(body=body),
            wide=True,
        ),
        status=HTTPStatus.UNPROCESSABLE_ENTITY if failed else HTTPStatus.OK,
    )


def _whole(task: Task) -> Content:
    """Return the whole condition in words, as it is written, and its article."""
    held = task.held
    names = task.desk.names
    always = held.condition == ALWAYS
    words = gettext("所有情形") if always else condition_words(held.condition, names.spoken)
    basis = getattr(held.part, "basis", ())
    cited = basis if isinstance(basis, tuple) else (basis,)
    return (
        Inset(
            body=(
                Expression(sentence=words, text="" if always else written(held.condition)),
                *([f"（{'；'.join(map(str, cited))}）"] if cited else []),
            )
        ),
        _reading_only(task),
    )


def _reading_only(task: Task) -> Content:
    if task.desk.writable:
        return ""
    return Notification(
        title=gettext("现在只能看，不能改"),
        body=gettext("这份编制稿在审核中，或者由其他部门编制。"),
        kind=NotificationKind.ATTENTION,
    )


def _tree(task: Task, error: str, posted: QueryDict | None) -> Content:
    rows = form_rows(task.condition, task.desk.names.elements, task.desk.published.parameters)
    shown: Content = ""
    if task.chosen is not None and task.desk.writable:
        row = next(one for one in rows if one.path == task.chosen)
        shown = panel(task, row, error=error, posted=posted)
    first: Content = ""
    if task.condition == ALWAYS and task.chosen is None and task.desk.writable:
        address = places.condition(task.desk.key, task.place, at="", do="add")
        first = Button(words=gettext("加第一个条件"), href=address)
    body = (tree(task, rows, shown), first)
    return PageSection(title=gettext("逐项修改"), id="tree", body=body)
