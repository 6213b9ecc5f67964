"""Begin and keep a design (设计页): the form, and beside it what follows from it."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.reform import journeys
from tongban.actions.targets import published
from tongban.core.authoring.review_state import ReviewState, ReviewStatus
from tongban.core.catalog.items import Audience
from tongban.core.journeys.definitions import EventKind
from tongban.core.people.actors import Role
from tongban.core.reform.designing import may_design
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.store.reform.queries import OpenedJourney, journey_for
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import written_date
from tongban.web.console.reform import places
from tongban.web.console.reform.together.acts import forms_for, history
from tongban.web.console.reform.together.design_form import (
    ALWAYS,
    ITEM,
    DesignForm,
    answers_of,
    found_by,
    item_fields,
    items_in,
)
from tongban.web.console.reform.together.outlook import shown
from tongban.web.console.reform.together.words import STATUSES
from tongban.web.console.requests import KEEPERS, officer_of, outside_of
from tongban.web.console.words.sentences import refusal, said

FIND = "find"
_FIXED = ("name", "code", "event", "lead", "basis", "summary")


@officer_required(Role.REFORMER, Role.ITEM_ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponseBase:
    """Begin a journey, perhaps from items that were proposed."""
    form = _form(request) if request.method == "POST" else _first(request)
    if form.is_bound and form.is_valid():
        made = _opened(request, form)
        if made is not None:
            told.success(request, gettext("已保存。往下看合并的效果，再送审。"))
            return HttpResponseRedirect(places.draft(made))
    page = Page(
        title=gettext("设计一件事"),
        back=navigation.BackLink(href=places.plain("together")),
        errors=errors_of(form) if form.is_bound else None,
        body=_asking(form, gettext("保存并看效果")),
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show a design with what follows from it; save it anew."""
    officer, outside = officer_of(request), outside_of(request)
    opened, catalogue = journey_for(officer, key), published().catalogue
    items = [sub.item for sub in opened.journey.sub_items]
    form = DesignForm(catalogue, initial=answers_of(opened.journey), items=items)
    if request.method == "POST":
        form = _form(request)
        if form.is_bound and form.is_valid() and _saved(request, key, form):
            return HttpResponseRedirect(places.draft(key))
    day = {"today": outside.today, "calendar": outside.calendar}
    page = Page(
        title=opened.journey.name,
        caption=gettext("一件事工坊"),
        back=navigation.BackLink(href=places.plain("together")),
        errors=errors_of(form) if form.is_bound else None,
        body=(
            *_standing(opened.state),
            *_against(request, opened),
            *_editing(request, opened, form),
            *forms_for(officer, opened),
            Section(title=gettext("合并的效果"), body=shown(opened.journey, catalogue, **day)),
            Section(title=gettext("经过"), body=history(opened)),
        ),
        wide=True,
    )
    return show(request, page)


def _form(request: HttpRequest) -> DesignForm:
    """Return the posted form; while items are looked for, what was typed is not judged."""
    catalogue, posted = published().catalogue, request.POST
    items = items_in(posted)
    words = posted.get(FIND, "").strip()
    if posted.get("act") != FIND or not words:  # the enter key presses the first button
        return DesignForm(catalogue, posted, items=items)
    found = found_by(words, catalogue, besides=items)
    if not found:
        told.warning(request, gettext("没有找到别的事项，换一个词再找。"))
    return DesignForm(catalogue, initial=posted.dict(), items=(*items, *found))


def _first(request: HttpRequest) -> DesignForm:
    """Return the form of a new journey, with the items picked that the address names."""
    catalogue = published().catalogue
    picked = [one for one in request.GET.get("items", "").split(",") if one in catalogue.items]
    people = all(catalogue.items[one].audiences == (Audience.PERSON,) for one in picked)
    first = {
        "lead": _lead(picked, officer_of(request).department),
        "event": (EventKind.LIFE if people else EventKind.BUSINESS).value,
        **{f"{ITEM}{one}": ALWAYS for one in picked},
    }
    return DesignForm(catalogue, initial=first, items=picked)


def _asking(form: DesignForm, words: str, revision: int = 0) -> Component:
    """Return the form: what is fixed, the items, and a way to look for more of them."""
    more = fields.TextInput(name=FIND, label=gettext("再找事项"), optional=True)
    look = navigation.Button(
        words=gettext("查找"), kind=navigation.ButtonKind.SECONDARY, name="act", value=FIND
    )
    return PostForm(
        hidden=(("revision", str(revision)),),
        body=(
            fields_of(form, *_FIXED),
            Section(title=gettext("包含的事项"), body=(*item_fields(form), more, look)),
        ),
        buttons=navigation.Button(words=words),
    )


def _opened(request: HttpRequest, form: DesignForm) -> UUID | None:
    """Begin the journey, or put what stands against it into the form."""
    try:
        return journeys.open_draft(officer_of(request), form.design(), outside_of(request))
    except InvalidValue as error:
        form.add_error(None, refusal(error))
    except NotAllowed:
        form.add_error("lead", gettext("只能为自己的部门设计，请改选牵头部门。"))
    except Conflict:
        form.add_error("code", gettext("这件事已经有人在设计，请换一个代码。"))
    return None


def _lead(picked: list[str], own: str) -> str:
    """Return the department that handles most of the items, which mostly leads."""
    items = published().catalogue.items
    handling = [items[code].department for code in picked]
    return max(handling, key=handling.count) if handling else own


def _saved(request: HttpRequest, key: UUID, form: DesignForm) -> bool:
    """Save a design, or put what stands against it into the form."""
    seen = whole_number(request.POST.get("revision", "")) or 0
    try:
        journeys.save(officer_of(request), key, form.design(), outside_of(request), revision=seen)
    except InvalidValue as error:
        form.add_error(None, refusal(error))
    except NotAllowed:
        form.add_error("lead", gettext("只能为自己的部门设计，请改选牵头部门。"))
    except Conflict:
        words = gettext("同事刚刚改过这份设计。您填的内容还在下面，请对照现在的内容再保存。")
        form.add_error(None, words)
    else:
        told.success(request, gettext("已保存。"))
        return True
    return False


def _against(request: HttpRequest, opened: OpenedJourney) -> Iterator[Component]:
    if opened.state.status is not ReviewStatus.DRAFTING:
        return
    returned = opened.state.returned
    if returned is not None:
        yield messages.Notification(
            title=gettext("审核意见"),
            body=getattr(returned, "opinion", ""),
            kind=messages.NotificationKind.ATTENTION,
        )
    found = journeys.standing_faults(opened, outside_of(request))
    if found:
        yield messages.Notification(
            title=gettext("送审前还要改"),
            body=lists.PlainList(items=tuple(map(said, found))),
            kind=messages.NotificationKind.ATTENTION,
        )


def _standing(state: ReviewState) -> Iterator[Content]:
    yield messages.Tag(words=STATUSES[state.status])
    if state.status is ReviewStatus.SCHEDULED and state.effective_on is not None:
        told = gettext("从%(day)s起施行，到时自动发布。")
        yield lists.Paragraph(body=told % {"day": written_date(state.effective_on)})


def _editing(request: HttpRequest, opened: OpenedJourney, form: DesignForm) -> Iterator[Content]:
    """Yield the form when the design may be written now."""
    writable = opened.state.status is ReviewStatus.DRAFTING
    if writable and may_design(officer_of(request), opened.journey.lead):
        asking = _asking(form, gettext("保存"), opened.revision)
        posted = request.method == "POST"
        yield messages.Details(summary=gettext("修改设计"), body=asking, open=posted)
