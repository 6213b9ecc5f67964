"""Sign-in pages (登录页面): allauth's views in our own look."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.conf import settings
from django.utils.translation import gettext

from tongban.project.residents import FIRST_ACCOUNT, PASSWORD
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.navigation import Button
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


def _hint() -> str:
    """Return one account of the demonstration, so that nobody has to look for the terminal."""
    return gettext("示范账户：%(login)s，密码 %(password)s。其他账户印在启动窗口里。") % {
        "login": FIRST_ACCOUNT,
        "password": PASSWORD,
    }


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
