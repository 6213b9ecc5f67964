"""Sign-in pages (登录页面): allauth's views in our own look."""

from typing import Any

from allauth.account.views import LoginView, PasswordChangeView
from allauth.mfa.base.views import AuthenticateView
from django.conf import settings
from django.utils.translation import gettext

from tongban.project.residents import FIRST_ACCOUNT, PASSWORD, sign_in_hints
from tongban.web.components.component import Content
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.lists import Paragraph, PlainList
from tongban.web.components.messages import Details
from tongban.web.components.navigation import BackLink, Button
from tongban.web.components.question import QuestionPage


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
        )
        return {**context, "page": page, "errors": errors_of(form)}


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
    """The code of the authenticator app, for accounts that have one."""

    template_name = "account/question.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page as a component."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = context["form"]
        form.fields["code"].label = gettext("验证器上的六位数字")
        page = QuestionPage(fields=fields_of(form, "code"), button=Button(words=gettext("继续")))
        return {**context, "page": page, "errors": errors_of(form)}


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
