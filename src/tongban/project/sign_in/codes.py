"""Sign in by a code (验证码登录): the telephone first, then what was sent to it.

Whatever is typed, the same page follows in the same time: nobody learns here whether a telephone
signs in to anything (A32). The code is tied to this browser; guesses from others count for nothing.
"""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tongban.actions.one_time_codes import Proven
from tongban.actions.phones import holder_of, phone_number
from tongban.core.people.one_time_codes import CodePurpose
from tongban.core.vocabulary.errors import InvalidValue
from tongban.project.messages import shown_at
from tongban.project.sign_in import held_codes
from tongban.project.sign_in.pages import NEXT, local
from tongban.project.sign_in.proofs import CODE, note_proof
from tongban.web.components.access import public
from tongban.web.components.component import Content
from tongban.web.components.forms import PlainForm, fields_of
from tongban.web.components.lists import Paragraph
from tongban.web.components.navigation import BackLink, Button, Link
from tongban.web.components.pages import shown
from tongban.web.components.question import QuestionPage


class PhoneForm(PlainForm):
    """Which telephone."""

    def questions(self) -> dict[str, forms.Field]:
        """Return the one question."""
        widget = forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel-national", "inputmode": "numeric"}
        )
        return {"phone": forms.CharField(label=gettext("手机号"), max_length=20, widget=widget)}

    def clean_phone(self) -> str:
        """Return a mobile number."""
        try:
            return phone_number(self.cleaned_data["phone"])
        except InvalidValue:
            raise forms.ValidationError(gettext("请填写 11 位手机号"), code="phone") from None


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_code(request: HttpRequest) -> HttpResponseBase:
    """Ask for the telephone, and send a code to it."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(resolve_url("/"))
    back = local(request.GET.get(NEXT, ""))
    form = PhoneForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        phone = form.cleaned_data["phone"]
        asked = held_codes.Wanted(
            purpose=CodePurpose.SIGN_IN, phone=phone, user=holder_of(phone), after=back
        )
        trouble = held_codes.send(request, asked)
        if not trouble:
            return HttpResponseRedirect(reverse("account_enter_code"))
        form.add_error("phone", trouble)
    return shown(request, _phone_page(form, back))


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponseBase:
    """Take the code, and sign in."""
    held = held_codes.held(request, CodePurpose.SIGN_IN)
    if held is None:
        return HttpResponseRedirect(reverse("account_ask_code"))
    form = held_codes.CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        guess = held_codes.guess(request, CodePurpose.SIGN_IN, form.cleaned_data["code"])
        match guess:
            case Proven(user=int(user)):
                return _sign_in(request, user, held.after)
            case _:
                form.add_error("code", held_codes.told(guess))
    return shown(request, _code_page(form))


def _sign_in(request: HttpRequest, user: int, after: str) -> HttpResponseBase:
    someone = get_user_model().objects.get(pk=user)
    note_proof(request, someone, CODE)
    login = Login(user=someone, redirect_url=after or None)
    answer: HttpResponseBase = perform_login(request, login)
    return answer


def _phone_page(form: forms.Form, back: str) -> QuestionPage:
    login = reverse("account_login") + (f"?{NEXT}={back}" if back else "")
    return QuestionPage(
        title=gettext("用验证码登录"),
        back=BackLink(href=login),
        introduction=(
            Paragraph(body=gettext("我们向您在开户时核验过的手机发一条短信。")),
            *in_demonstration(),
        ),
        fields=fields_of(form, "phone"),
        button=Button(words=gettext("发送验证码")),
        other_ways=(Link(words=gettext("用密码登录"), href=login),),
    )


def _code_page(form: forms.Form) -> QuestionPage:
    again = reverse("account_ask_code")
    return QuestionPage(
        title=gettext("输入验证码"),
        back=BackLink(href=again),
        introduction=(
            Paragraph(body=gettext("如果这个手机号在本站登记过，几秒钟内会收到短信。")),
            Paragraph(body=gettext("验证码 5 分钟内有效，可以试 5 次。")),
            *in_demonstration(),
        ),
        fields=fields_of(form, "code"),
        button=Button(words=gettext("登录")),
        other_ways=(
            Link(words=gettext("没有收到，重新发送"), href=again),
            Link(words=gettext("用密码登录"), href=reverse("account_login")),
        ),
    )


def in_demonstration() -> tuple[Content, ...]:
    """Say where the messages of a demonstration can be read; nothing where they are really sent."""
    where = shown_at()
    if not where:
        return ()
    link = Link(words=gettext("模拟短信网关"), href=f"{where}/")
    return (Paragraph(body=(gettext("示范环境不发真短信，内容显示在："), link)),)
