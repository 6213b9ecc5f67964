"""The telephone of an account (绑定手机): shown by a code, so that nobody binds what they lack."""

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tongban.actions.one_time_codes import Proven
from tongban.actions.phones import keep_phone
from tongban.core.people.one_time_codes import CodePurpose
from tongban.core.vocabulary.errors import Conflict
from tongban.project.sign_in import held_codes
from tongban.project.sign_in.codes import PhoneForm, in_demonstration
from tongban.project.sign_in.means import surest
from tongban.project.sign_in.pages import actor_of, user_of
from tongban.project.sign_in.signed_in import signed_in
from tongban.web.components.assurance import held_back
from tongban.web.components.forms import fields_of
from tongban.web.components.lists import Paragraph
from tongban.web.components.navigation import BackLink, Button, Link
from tongban.web.components.pages import shown
from tongban.web.components.question import QuestionPage


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_phone(request: HttpRequest) -> HttpResponseBase:
    """Ask for the new telephone, and send a code to it."""
    user = user_of(request)
    waiting = held_back(request, surest(user), why=gettext("绑定手机"), fresh=True)
    if waiting is not None:
        return waiting
    form = PhoneForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        wanted = held_codes.Wanted(
            purpose=CodePurpose.PHONE, phone=form.cleaned_data["phone"], user=user.pk
        )
        trouble = held_codes.send(request, wanted)
        if not trouble:
            return HttpResponseRedirect(reverse("account_phone_code"))
        form.add_error("phone", trouble)
    page = QuestionPage(
        title=gettext("绑定手机"),
        back=BackLink(href=reverse("account_home")),
        introduction=(
            Paragraph(body=gettext("这个手机可以用来登录和核验身份。原来绑定的手机会换下来。")),
            *in_demonstration(),
        ),
        fields=fields_of(form, "phone"),
        button=Button(words=gettext("发送验证码")),
    )
    return shown(request, page)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def phone_code(request: HttpRequest) -> HttpResponseBase:
    """Take the code, and keep the telephone."""
    sent = held_codes.held(request, CodePurpose.PHONE)
    if sent is None:
        return HttpResponseRedirect(reverse("account_phone"))
    form = held_codes.CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        guess = held_codes.guess(request, CodePurpose.PHONE, form.cleaned_data["code"])
        if isinstance(guess, Proven) and guess.user == user_of(request).pk:
            return _kept(request, sent.phone)
        form.add_error("code", held_codes.told(guess))
    again = reverse("account_phone")
    page = QuestionPage(
        title=gettext("输入验证码"),
        back=BackLink(href=again),
        introduction=in_demonstration(),
        fields=fields_of(form, "code"),
        button=Button(words=gettext("绑定")),
        other_ways=(Link(words=gettext("没有收到，重新发送"), href=again),),
    )
    return shown(request, page)


def _kept(request: HttpRequest, phone: str) -> HttpResponseBase:
    try:
        keep_phone(actor_of(request), phone, now=timezone.now())
    except Conflict:
        news.warning(request, gettext("这个手机已经绑定了别的账户。要换到这里，请到窗口办理。"))
    else:
        news.success(request, gettext("手机已经绑定，可以用验证码登录。"))
    return HttpResponseRedirect(reverse("account_home"))
