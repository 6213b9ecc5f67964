"""Ways back (找回账户): recovery codes, and a new password for whoever proves as much without it.

A recovery code is something known, so it stands in for a password and never for a telephone or a
key: no way back proves less than the way that was lost.
"""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django import forms
from django.contrib import messages as news
from django.contrib.auth import password_validation, update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.audit import note
from tongban.actions.sign_in_means import recovery_codes_left
from tongban.core.people.assurance import Assurance
from tongban.project.sign_in.means import surest
from tongban.project.sign_in.pages import OneQuestion, actor_of, user_of
from tongban.project.sign_in.passkeys import SHOW_ONCE
from tongban.project.sign_in.signed_in import signed_in
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.assurance import held_back
from tongban.web.components.forms import PlainForm, fields_of
from tongban.web.components.pages import shown
from tongban.web.components.question import QuestionPage
from tongban.web.components.sections import Page, show


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponseBase:
    """Tell how many codes are left; make new ones, which are shown once."""
    user = user_of(request)
    waiting = held_back(request, surest(user), why=gettext("查看恢复码"), fresh=True)
    if waiting is not None:
        return waiting
    made: tuple[str, ...] = ()
    if request.session.pop(SHOW_ONCE, False):
        made = _unused(user.pk)
    if request.method == "POST":
        with transaction.atomic():
            Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
            RecoveryCodes.activate(user)
        made = _unused(user.pk)
        note(actor_of(request), "recovery_codes.make", str(user.pk))
    return show(request, _codes_page(user.pk, made))


class NewPasswordForm(PlainForm):
    """A new password, twice."""

    def questions(self) -> dict[str, forms.Field]:
        """Return both questions."""
        return {
            "password1": _password(
                gettext("新密码"), gettext("至少 10 个字符，不要用常见的密码。")
            ),
            "password2": _password(gettext("再输入一次新密码"), ""),
        }

    def clean_password2(self) -> str:
        """Return the password, the same both times and not too easy."""
        first, second = self.cleaned_data.get("password1"), str(self.cleaned_data["password2"])
        if first is not None and first != second:
            raise forms.ValidationError(gettext("两次输入的密码不一样"), code="differs")
        password_validation.validate_password(second)
        return second


@sensitive_post_parameters()
@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_password(request: HttpRequest) -> HttpResponseBase:
    """Set a new password without the old one, for whoever proves as much in another way."""
    waiting = held_back(request, Assurance.STRONG, why=gettext("重新设置密码"), fresh=True)
    if waiting is not None:
        return waiting
    user = user_of(request)
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        user.set_password(form.cleaned_data["password2"])
        user.save(update_fields=["password"])
        update_session_auth_hash(request, user)
        note(actor_of(request), "password.set", str(user.pk))
        news.success(request, gettext("新密码已经生效，其他设备上的登录全部退出。"))
        return HttpResponseRedirect(reverse("account_home"))
    page = QuestionPage(
        title=gettext("重新设置密码"),
        back=navigation.BackLink(href=reverse("account_home")),
        introduction=lists.Paragraph(
            body=gettext("不用原来的密码。设置以后，其他设备上的登录全部退出。")
        ),
        fields=fields_of(form, "password1", "password2"),
        button=navigation.Button(words=gettext("设置新密码")),
    )
    return shown(request, page)


@public
@require_safe
def lost(request: HttpRequest) -> HttpResponseBase:
    """Say what to do for whoever cannot sign in, whoever they are."""
    ways = (
        (
            navigation.Link(
                words=gettext("用通行密钥登录"), href=reverse("account_passkey_sign_in")
            ),
            gettext("，然后重新设置密码。"),
        ),
        (
            navigation.Link(words=gettext("用验证码登录"), href=reverse("account_ask_code")),
            gettext("，再输入一个恢复码，然后重新设置密码。"),
        ),
        gettext("都没有的，请本人带身份证到政务服务中心窗口，核验身份以后重新开通。"),
        gettext("重新开通不能由别人代办，也不能只凭电话。"),
    )
    page = Page(
        title=gettext("不能登录怎么办"),
        back=navigation.BackLink(href=reverse("account_login")),
        lead=gettext("换一种方式证明是您本人，证明的程度不会比原来低。"),
        body=lists.PlainList(items=ways),
    )
    return show(request, page)


def _codes_page(user: int, made: tuple[str, ...]) -> Page:
    left = recovery_codes_left(user)
    shown_once = (
        messages.Notification(
            title=gettext("请现在抄下来，离开这一页就不再显示"),
            body=lists.PlainList(items=made),
            kind=messages.NotificationKind.ATTENTION,
        ),
    )
    return Page(
        title=gettext("恢复码"),
        back=navigation.BackLink(href=reverse("account_home")),
        above=shown_once if made else "",
        body=(
            lists.Paragraph(
                body=gettext(
                    "忘记密码或者丢了设备时，一个恢复码顶一次密码。每个只能用一次，请抄在纸上收好。"
                )
            ),
            lists.SummaryList(
                rows=(
                    lists.SummaryRow(
                        key=gettext("还能用的"), value=gettext("%(left)d 个") % {"left": left}
                    ),
                )
            ),
            OneQuestion(
                fields=(),
                button=gettext("生成一组新的恢复码"),
                above=lists.Paragraph(body=gettext("生成以后，以前的恢复码全部作废。"))
                if left
                else "",
            ).form,
        ),
    )


def _unused(user: int) -> tuple[str, ...]:
    row = Authenticator.objects.get(user_id=user, type=Authenticator.Type.RECOVERY_CODES)
    return tuple(row.wrap().get_unused_codes())


def _password(label: str, hint: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
