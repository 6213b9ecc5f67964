"""One verb of a joint handling tried (联办办理): its form, the one action, what came of it.

Nothing that was typed is lost: where somebody else was first, or the law forbids the act, the form
comes back as it was, above it why, with status 409.
"""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages as flash
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.web.components import messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.whole_number import whole_number
from tongban.web.counter import refusals
from tongban.web.counter.desk import found
from tongban.web.counter.joint.desk import JointDesk, note_opened, open_desk
from tongban.web.counter.joint.forms import JointForm
from tongban.web.counter.joint.verbs import VERBS, JointVerb
from tongban.web.counter.requests import HANDLERS


@officer_required(*HANDLERS)
def joint_act(request: HttpRequest, matter: UUID, slug: str) -> HttpResponseBase:
    """Show the form of a verb, or carry it out."""
    verb = VERBS.get(slug)
    if verb is None:
        raise Http404
    desk = open_desk(request, matter)
    if not verb.roles & desk.officer.roles:
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form = verb.form(desk, posted)
    if posted is None:
        note_opened(desk)
        return _shown(request, desk, verb, form)
    if not form.is_valid():
        return _shown(request, desk, verb, form)
    seen = whole_number(posted.get("revision", ""))
    return _carried_out(request, desk, verb, form, seen=-1 if seen is None else seen)


def _carried_out(
    request: HttpRequest, desk: JointDesk, verb: JointVerb, form: JointForm, *, seen: int
) -> HttpResponseBase:
    """Call the action, and choose the page by what came of it."""
    try:
        with found():
            verb.act(desk.officer, desk.opened.id, desk.outside, **form.told, revision=seen)
    except Conflict:
        again = open_desk(request, desk.opened.id)
        return _shown(request, again, verb, form, notice=_overtaken())
    except InvalidValue:
        form.add_error(None, gettext("有一处内容不符合要求，请检查后再提交"))
        return _shown(request, desk, verb, form)
    except NotAllowed as refused:
        if refusals.concerns_post(refused):
            raise PermissionDenied from refused
        return _shown(request, desk, verb, form, notice=refusals.told(refused))
    flash.success(request, gettext("%(done)s。") % {"done": verb.done})
    return HttpResponseRedirect(reverse("counter:joint", args=[desk.opened.id]))


def _overtaken() -> messages.Notification:
    return messages.Notification(
        title=gettext("联办刚刚有了变化，您的操作没有生效"),
        body=gettext("您填写的内容还在下面。请核对最新情况，仍要办理的再提交一次。"),
        kind=messages.NotificationKind.ATTENTION,
    )


def _shown(
    request: HttpRequest,
    desk: JointDesk,
    verb: JointVerb,
    form: JointForm,
    *,
    notice: Content = "",
) -> HttpResponseBase:
    open_now = desk.running and verb.open_to(desk)
    late = "" if open_now or notice else _not_now()
    back = reverse("counter:joint", args=[desk.opened.id])
    page = Page(
        title=verb.title,
        caption=f"{desk.opened.title}·{desk.opened.number}",
        back=navigation.BackLink(href=back, words=gettext("返回联办看板")),
        above=notice or late,
        errors=errors_of(form) if form.is_bound and not notice else None,
        body=PostForm(
            body=fields_of(form),
            action=reverse("counter:joint_act", args=[desk.opened.id, verb.slug]),
            hidden=(("revision", str(desk.matter.length)),),
            buttons=_buttons(verb, back, open_now=open_now),
        ),
    )
    return show(request, page, status=HTTPStatus.CONFLICT if notice or late else None)


def _buttons(verb: JointVerb, back: str, *, open_now: bool) -> Content:
    leave = navigation.Link(words=gettext("返回联办看板"), href=back)
    if not open_now:
        return leave
    warning = navigation.ButtonKind.WARNING
    kind = warning if verb.kind is warning else navigation.ButtonKind.PRIMARY
    return (navigation.Button(words=verb.title, kind=kind), leave)


def _not_now() -> messages.Notification:
    return messages.Notification(
        title=gettext("现在不能这样办理"),
        body=gettext("联办的进展已经不适用这一步，请返回看板查看最新情况。"),
        kind=messages.NotificationKind.ATTENTION,
    )
