"""What administrators do to an account (办理): one act a form, each with its reason."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions import postings
from tongban.actions.targets import published
from tongban.core.people.actors import Role
from tongban.core.people.postings import Posting
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.web.components.access import officer_required
from tongban.web.components.assurance import lately_proven
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.sections import show
from tongban.web.components.sentences import refusal
from tongban.web.console.accounts.one import page_of
from tongban.web.console.accounts.opening import WHY
from tongban.web.console.accounts.words import refusal_words
from tongban.web.console.requests import officer_of, outside_of

Act = Callable[..., Posting]


@officer_required(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)
@lately_proven(WHY)
@require_POST
def change(request: HttpRequest, number: str, verb: str) -> HttpResponseBase:
    """Do what the button says, or say why it was not done.

    Raises:
        NotFound: for no such verb and no such account.
    """
    reason = request.POST.get("reason", "")
    try:
        act = _act(request, number, verb)
        act(outside_of(request), reason=reason)
    except InvalidValue as wrong:
        return _again(request, number, refusal(wrong))
    except NotAllowed as refused:
        return _again(request, number, refusal_words(refused))
    except Conflict:
        return _again(request, number, gettext("这个账户刚刚变动过，请看最新情况后再办理。"))
    news.success(request, gettext("已办理，从下一次打开页面起生效。"))
    return HttpResponseRedirect(reverse("console:account", args=[number]))


def _act(request: HttpRequest, number: str, verb: str) -> Act:
    """Return the act that a form asks for, with all but its reason."""
    officer = officer_of(request)
    match verb:
        case "grant":
            return partial(postings.grant, officer, number, _role(request))
        case "withdraw":
            return partial(postings.withdraw, officer, number, _role(request))
        case "suspend":
            return partial(postings.suspend, officer, number)
        case "restore":
            return partial(postings.restore, officer, number)
        case "move":
            return partial(postings.move, officer, number, _place(request, number))
        case _:
            raise NotFound(f"no verb {verb} of accounts")


def _role(request: HttpRequest) -> Role:
    try:
        return Role(request.POST.get("role", ""))
    except ValueError:
        raise InvalidValue("posting", gettext("请选择岗位")) from None


def _place(request: HttpRequest, number: str) -> Posting:
    department = request.POST.get("department", "")
    area = request.POST.get("area", "").strip()
    if department not in published().catalogue.departments:
        raise InvalidValue("posting", gettext("请选择部门"))
    if area and not (area.isascii() and area.isdigit() and len(area) == len("519901")):
        raise InvalidValue("posting", gettext("区划代码是六位数字"))
    return Posting(staff_number=number, department=department, area=area)


def _again(request: HttpRequest, number: str, words: str) -> HttpResponseBase:
    told = Notification(title=gettext("没有办理成功"), body=words, kind=NotificationKind.ATTENTION)
    response = show(request, page_of(request, number, above=told))
    response.status_code = 422
    return response
