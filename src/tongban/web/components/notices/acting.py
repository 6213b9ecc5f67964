"""What is done on pages of notices (消息操作): the same in the hall and at the counter."""

from typing import Any
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext

from tongban.actions.notices import addresses
from tongban.actions.notices.reading import read_all, read_one
from tongban.actions.notices.settings import keep_preferences, preferences_of
from tongban.actions.outside import Outside
from tongban.actions.phones import phone_of
from tongban.core.notices.kinds import NoticeGroup
from tongban.core.people.actors import Actor, Officer
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound, Unavailable
from tongban.store.notices.queries import bots_of, deliveries_of, notice_for
from tongban.web.components.notices import inbox, one, wishes
from tongban.web.components.notices.places import NoticePlaces
from tongban.web.components.sections import show

_HERS = (NoticeGroup.ACTION, NoticeGroup.PROGRESS, NoticeGroup.RESULT)


def show_inbox(request: HttpRequest, actor: Actor, places: NoticePlaces) -> HttpResponseBase:
    """Show the inbox."""
    page = inbox.inbox_page(
        actor, places, _outside(request).notices, before=request.GET.get("before", "")
    )
    return show(request, page)


def show_one(
    request: HttpRequest, actor: Actor, places: NoticePlaces, notice: UUID
) -> HttpResponseBase:
    """Show one notice of the actor's; raises `NotFound` for anybody else's."""
    found = notice_for(actor, notice)
    if found is None:
        raise NotFound(f"no notice {notice} of this actor")
    log = deliveries_of(notice, actor)
    return show(request, one.notice_page(found, log, places, _outside(request).notices))


def go(request: HttpRequest, actor: Actor, notice: UUID) -> HttpResponseBase:
    """Read a notice and lead on to what it is about."""
    found = notice_for(actor, notice)
    if found is None:
        raise NotFound(f"no notice {notice} of this actor")
    read_one(actor, notice, _outside(request))
    return HttpResponseRedirect(found.path)


def go_all(request: HttpRequest, actor: Actor, places: NoticePlaces) -> HttpResponseBase:
    """Mark everything as read."""
    read_all(actor, _outside(request))
    return HttpResponseRedirect(places.inbox)


def settings(request: HttpRequest, actor: Actor, places: NoticePlaces) -> HttpResponseBase:
    """Show what somebody wants, or keep it."""
    groups = (NoticeGroup.DUTY,) if isinstance(actor, Officer) else _HERS
    posted = request.POST if request.method == "POST" else None
    form = wishes.WishesForm(groups, preferences_of(actor.account), posted)
    if posted is not None and form.is_valid():
        keep_preferences(actor, form.preferences, _outside(request))
        news.success(request, gettext("已保存。"))
        return HttpResponseRedirect(places.settings)
    return _settings(request, actor, places, form)


def address(request: HttpRequest, actor: Actor, places: NoticePlaces) -> HttpResponseBase:
    """Take an address, its code, or the wish to forget it; every answer is the settings page."""
    error = ""
    match request.POST.get("act"):
        case "ask":
            error = _asked(request, actor)
        case "code" if not addresses.give_code(
            actor, request.POST.get("code", ""), _outside(request)
        ):
            error = gettext("验证码不对，或者已经失效")
        case "drop":
            addresses.drop_address(actor)
        case _:
            pass
    if not error:
        return HttpResponseRedirect(f"{places.settings}#addresses")
    groups = (NoticeGroup.DUTY,) if isinstance(actor, Officer) else _HERS
    form = wishes.WishesForm(groups, preferences_of(actor.account))
    return _settings(request, actor, places, form, address_error=error)


def _asked(request: HttpRequest, actor: Actor) -> str:
    """Send a code to an address; return why not, or nothing."""
    outside = _outside(request)
    said = addresses.MailWords(
        title=gettext("核验邮箱"),
        words=gettext("您的验证码是 %(code)s，30 分钟内有效。不是您本人操作的，请不要理会。"),
    )
    try:
        addresses.ask_code(
            actor, request.POST.get("address", ""), said, mail=outside.mail, outside=outside
        )
    except InvalidValue:
        return gettext("邮箱地址的格式不对，请检查")
    except Conflict:
        return gettext("验证码发得太多了，请过一分钟再试，或者明天再来")
    except Unavailable:
        return gettext("邮件现在发不出去，请稍后再试")
    return ""


def _settings(
    request: HttpRequest,
    actor: Actor,
    places: NoticePlaces,
    form: wishes.WishesForm,
    **more: Any,
) -> HttpResponseBase:
    held = phone_of(actor.account)
    page = wishes.settings_page(
        form,
        places,
        address=addresses.address_of(actor.account),
        phone=held.masked if held else "",
        robots=bots_of(actor.department) if isinstance(actor, Officer) else None,
        **more,
    )
    return show(request, page)


def _outside(request: HttpRequest) -> Outside:
    found: Outside = request.outside  # type: ignore[attr-defined]
    return found
