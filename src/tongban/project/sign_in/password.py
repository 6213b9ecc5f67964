"""Name and password (密码登录), the second factor and a new password: allauth's, in our look."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from allauth.account.views import LoginView, PasswordChangeView
from allauth.mfa.base.views import AuthenticateView
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from tongban.project.residents import FIRST_ACCOUNT, PASSWORD, sign_in_hints
from tongban.project.sign_in.pages import NEXT, OneQuestion, local
from tongban.web.components.component import Content
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.lists import Paragraph, PlainList
from tongban.web.components.messages import Details
from tongban.web.components.navigation import BackLink, Button, ButtonKind, Link
from tongban.web.components.passkey import Ceremony, PasskeyForm
from tongban.web.components.question import QuestionPage
from tongban.web.components.sections import PostForm, Section


class SignIn(LoginView):  # type: ignore[misc]
    """Name and password."""

    template_name = "account/question.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page as a component."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = context["form"]
        form.fields["login"].label = gettext("账号")
        form.fields["password"].label = gettext("密码")
        form.fields["password"].help_text = ""
        page = QuestionPage(
            title=gettext("登录"),
            introduction=_hint() if settings.DEMO_ACCOUNTS else "",
            fields=fields_of(form, "login", "password"),
            button=Button(words=gettext("登录")),
            other_ways=tuple(_other_ways(self.request)),
        )
        providers = tuple(_providers(self.request))
        return {**context, "page": page, "providers": providers, "errors": errors_of(form)}


def _providers(request: HttpRequest) -> Iterator[PostForm]:
    """Yield one button for each provider of identities."""
    back = local(request.GET.get(NEXT, ""))
    query = f"?{urlencode({NEXT: back})}" if back else ""
    for one in settings.IDENTITY_PROVIDERS:
        words = gettext("用%(name)s登录") % {"name": one.name}
        yield PostForm(
            body="",
            action=reverse("openid_connect_login", args=[one.id]) + query,
            buttons=Button(words=words, kind=ButtonKind.SECONDARY),
        )


def _other_ways(request: HttpRequest) -> Iterator[Link]:
    """Yield the other ways to sign in, each leading to where one was going."""
    back = local(request.GET.get(NEXT, ""))
    query = f"?{urlencode({NEXT: back})}" if back else ""
    if settings.MESSAGES != "none":
        yield Link(words=gettext("用验证码登录"), href=reverse("account_ask_code") + query)
    yield Link(words=gettext("用通行密钥登录"), href=reverse("account_passkey_sign_in") + query)
    yield Link(words=gettext("不能登录怎么办"), href=reverse("account_lost"))


def _hint() -> Content:
    """Return the accounts of the demonstration, so that nobody has to look for the terminal."""
    first = gettext("示范账户：%(login)s，密码 %(password)s。") % {
        "login": FIRST_ACCOUNT,
        "password": PASSWORD,
    }
    others = Details(
        summary=gettext("其他示范账户（密码相同）"), body=PlainList(items=tuple(sign_in_hints()))
    )
    return (Paragraph(body=first), others)


class SecondFactor(AuthenticateView):  # type: ignore[misc]
    """After the password: a key, the code of an authenticator, or a recovery code."""

    template_name = "account/second_factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page as a component."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = context["form"]
        form.fields["code"].label = gettext("恢复码，或者验证器上的数字")
        question = OneQuestion(fields=fields_of(form, "code"), button=gettext("用这个码核验"))
        code = Section(title=gettext("恢复码"), id="by-written", body=question.form)
        key = PasskeyForm(
            ceremony=Ceremony.GET,
            options=context["js_data"]["request_options"],
            words=gettext("使用通行密钥"),
        )
        trouble = [str(each[0]) for each in context["webauthn_form"].errors.values()]
        return {**context, "key": key, "code": code, "trouble": trouble, "errors": errors_of(form)}


class NewPassword(PasswordChangeView):  # type: ignore[misc]
    """Another password, against the old one; every other browser is signed out by it."""

    template_name = "account/question.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page as a component."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = context["form"]
        form.fields["oldpassword"].label = gettext("现在的密码")
        form.fields["oldpassword"].help_text = ""
        form.fields["password1"].label = gettext("新密码")
        form.fields["password1"].help_text = gettext("至少 10 个字符，不要用常见的密码。")
        form.fields["password2"].label = gettext("再输入一次新密码")
        page = QuestionPage(
            title=gettext("修改密码"),
            introduction=Paragraph(body=gettext("修改以后，其他设备上的登录全部退出。")),
            back=BackLink(href=self.get_default_success_url()),
            fields=fields_of(form, "oldpassword", "password1", "password2"),
            button=Button(words=gettext("修改密码")),
        )
        return {**context, "page": page, "errors": errors_of(form)}
