"""Passkeys (通行密钥): add, name and remove the keys of one's devices, and sign in with one.

A key that is added lets its holder be as sure as can be, so adding or removing one wants what the
account can prove at most, proven just now: whoever got in by a code alone adds no key.
"""

from typing import Any

from allauth.account.models import Login
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.internal import auth, flows
from django.contrib import messages as news
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tongban.actions.audit import note
from tongban.project import errors
from tongban.project.sign_in.counting import ProveByKey, SignInByKey
from tongban.project.sign_in.means import surest
from tongban.project.sign_in.pages import NEXT, OneQuestion, actor_of, local, user_of
from tongban.project.sign_in.signed_in import signed_in
from tongban.web.components import messages, navigation
from tongban.web.components.access import public
from tongban.web.components.assurance import held_back
from tongban.web.components.component import Content
from tongban.web.components.fields import TextInput
from tongban.web.components.lists import Paragraph
from tongban.web.components.passkey import Ceremony, PasskeyForm
from tongban.web.components.sections import Page, show

_LONGEST_NAME = 40
SHOW_ONCE = "show_recovery_codes"
"""The place in the session that says that recovery codes were just made."""


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_key(request: HttpRequest) -> HttpResponseBase:
    """Sign in with a key of this device; nothing has to be typed."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(resolve_url("/"))
    back = local(request.GET.get(NEXT, ""))
    trouble = ""
    if request.method == "POST":
        if not ratelimit.consume(request, action="login"):
            return errors.locked_out(request)
        form = SignInByKey(data=request.POST)
        if form.is_valid():
            key = form.cleaned_data["credential"]
            login = Login(user=key.user, redirect_url=back or None)
            answer: HttpResponseBase = flows.perform_passwordless_login(request, key, login)
            return answer
        trouble = _first(form)
    return show(request, _sign_in_page(request, back, trouble))


def asked_for(
    request: HttpRequest, *, user: AbstractBaseUser | None, hidden: tuple[tuple[str, str], ...] = ()
) -> PasskeyForm:
    """Return the form that asks this device for a key: of `user`, or of anybody."""
    del request
    return PasskeyForm(
        ceremony=Ceremony.GET,
        options=auth.begin_authentication(user),
        words=gettext("使用通行密钥"),
        hidden=hidden,
    )


def proven_by_passkey(request: HttpRequest) -> str:
    """Note that the person has shown a key; return the sentence that says why it does not count."""
    form = ProveByKey(user=request.user, data=request.POST)
    if not form.is_valid():
        return _first(form)
    form.save()
    return ""


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponseBase:
    """Add a key of this device."""
    user = user_of(request)
    waiting = held_back(request, surest(user), why=gettext("添加通行密钥"), fresh=True)
    if waiting is not None:
        return waiting
    trouble = ""
    if request.method == "POST":
        form = AddWebAuthnForm(user=user, data=_named(request))
        if form.is_valid():
            return _added(request, form.cleaned_data)
        trouble = _first(form)
    return show(request, _add_page(user, trouble))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, key: int) -> HttpResponseBase:
    """Give a key another name."""
    row = _theirs(request, key)
    if request.method == "POST":
        name = _name(request)
        if name:
            row.data["name"] = name
            row.save(update_fields=["data"])
            note(actor_of(request), "passkey.rename", str(key))
            return HttpResponseRedirect(home(request))
        return show(request, _rename_page(request, row, gettext("请填写名称")))
    return show(request, _rename_page(request, row))


@signed_in
@require_POST
def remove(request: HttpRequest, key: int) -> HttpResponseBase:
    """Remove a key: it opens nothing from now on."""
    row = _theirs(request, key)
    waiting = held_back(request, surest(user_of(request)), why=gettext("删除通行密钥"), fresh=True)
    if waiting is not None:
        return waiting
    flows.remove_authenticator(request, row)
    note(actor_of(request), "passkey.remove", str(key))
    news.success(request, gettext("通行密钥已经删除，从现在起不能用它登录。"))
    return HttpResponseRedirect(home(request))


def home(request: HttpRequest) -> str:
    """Return where somebody sees how they sign in."""
    del request
    return reverse("account_home")


def _added(request: HttpRequest, cleaned: dict[str, Any]) -> HttpResponseBase:
    key, codes = flows.add_authenticator(
        request, name=cleaned["name"], credential=cleaned["credential"]
    )
    note(actor_of(request), "passkey.add", str(key.pk))
    news.success(request, gettext("通行密钥已经添加。以后用密码登录，也要再用它核验一次。"))
    if codes is None:
        return HttpResponseRedirect(home(request))
    request.session[SHOW_ONCE] = True
    return HttpResponseRedirect(reverse("account_recovery_codes"))


def _named(request: HttpRequest) -> dict[str, str]:
    """Return the form with the key's name, and always as one that signs in by itself."""
    name = _name(request) or gettext("我的通行密钥")
    return {"name": name, "credential": request.POST.get("credential", ""), "passwordless": "on"}


def _name(request: HttpRequest) -> str:
    return " ".join(request.POST.get("name", "").split())[:_LONGEST_NAME]


def _theirs(request: HttpRequest, key: int) -> Authenticator:
    row = Authenticator.objects.filter(
        pk=key, user_id=user_of(request).pk, type=Authenticator.Type.WEBAUTHN
    ).first()
    if row is None:
        raise Http404
    return row


def _first(form: Any) -> str:
    return str(next(iter(form.errors.values()))[0])


def _sign_in_page(request: HttpRequest, back: str, trouble: str) -> Page:
    login = reverse("account_login") + (f"?{NEXT}={back}" if back else "")
    return Page(
        title=gettext("用通行密钥登录"),
        back=navigation.BackLink(href=login),
        above=_told(trouble),
        body=(
            Paragraph(body=gettext("用这台设备的指纹、面容或者屏幕密码登录，不用输入账号和密码。")),
            asked_for(request, user=None),
            Paragraph(body=navigation.Link(words=gettext("用密码登录"), href=login)),
        ),
    )


def _add_page(user: AbstractBaseUser, trouble: str) -> Page:
    name = TextInput(
        name="name",
        label=gettext("给它起个名字"),
        hint=gettext("例如“我的手机”，以后认得出是哪一把。"),
        width="medium",
        optional=True,
    )
    return Page(
        title=gettext("添加通行密钥"),
        back=navigation.BackLink(href=reverse("account_home")),
        above=_told(trouble),
        body=(
            Paragraph(
                body=gettext(
                    "通行密钥留在您的设备里，用指纹、面容或者屏幕密码打开。我们收不到这些，只收到一把公钥。"
                )
            ),
            PasskeyForm(
                ceremony=Ceremony.CREATE,
                options=auth.begin_registration(user, passwordless=True),
                words=gettext("添加这台设备的通行密钥"),
                body=name,
            ),
        ),
    )


def _rename_page(request: HttpRequest, row: Authenticator, error: str = "") -> Page:
    field = TextInput(
        name="name", label=gettext("名称"), value=row.wrap().name, width="medium", error=error
    )
    return Page(
        title=gettext("通行密钥改名"),
        back=navigation.BackLink(href=home(request)),
        errors=messages.ErrorSummary.of((field,)),
        body=OneQuestion(fields=(field,), button=gettext("保存")).form,
    )


def _told(trouble: str) -> Content:
    if not trouble:
        return ""
    return messages.Notification(
        title=gettext("没有成功"), body=trouble, kind=messages.NotificationKind.ATTENTION
    )
