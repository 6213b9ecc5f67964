"""The code in hand (待核验的验证码): sent to somebody, tied to the browser that asked for it."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from tongban.actions.one_time_codes import Asked, CodeSent, Guess, send_code, try_code
from tongban.core.people.one_time_codes import (
    CodePurpose,
    DeadCode,
    EnoughForToday,
    TooSoon,
    WrongCode,
)
from tongban.project.sign_in.pages import address_of
from tongban.web.components.forms import PlainForm
from tongban.web.components.words import written_moment

_HELD: Final = "code_in_hand"
_WORDS: Final = {
    CodePurpose.SIGN_IN: "登录",
    CodePurpose.PROVE: "核验身份",
    CodePurpose.PHONE: "绑定手机",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A code that is wanted, and where to go after it came back."""

    purpose: CodePurpose
    phone: str
    user: int | None
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The code that was sent for this browser."""

    reference: UUID
    phone: str
    after: str


class CodeForm(PlainForm):
    """The six figures."""

    def questions(self) -> dict[str, forms.Field]:
        """Return the one question."""
        widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})
        return {
            "code": forms.CharField(label=gettext("短信验证码"), max_length=12, widget=widget),
        }

    def clean_code(self) -> str:
        """Return the figures without blanks."""
        return "".join(str(self.cleaned_data["code"]).split())


def send(request: HttpRequest, wanted: Wanted) -> str:
    """Send a code and hold it in the session; return the sentence that says why none was sent."""
    asked = Asked(
        purpose=wanted.purpose, phone=wanted.phone, user=wanted.user, address=address_of(request)
    )
    words = f"【通办】验证码 %(code)s，用于{_WORDS[wanted.purpose]}，5 分钟内有效。请勿告诉他人。"
    match send_code(asked, words, now=timezone.now()):
        case CodeSent(reference=reference):
            request.session[_HELD] = {
                "purpose": wanted.purpose.value,
                "reference": str(reference),
                "phone": wanted.phone,
                "after": wanted.after,
            }
            return ""
        case TooSoon():
            return gettext("刚刚发过一条，请等 60 秒再发。")
        case EnoughForToday(again_at=again):
            return gettext("今天发得太多，%(moment)s后才能再发。请改用密码或者通行密钥。") % {
                "moment": written_moment(again)
            }


def held(request: HttpRequest, purpose: CodePurpose) -> Held | None:
    """Return the code that was sent for this browser and purpose."""
    kept = request.session.get(_HELD)
    if not kept or kept["purpose"] != purpose.value:
        return None
    return Held(reference=UUID(kept["reference"]), phone=kept["phone"], after=kept["after"])


def guess(request: HttpRequest, purpose: CodePurpose, code: str) -> Guess:
    """Judge a guess; a code that was right or is dead is in hand no more."""
    sent = held(request, purpose)
    if sent is None:
        return DeadCode()
    answer = try_code(sent.reference, code, purpose=purpose, phone=sent.phone, now=timezone.now())
    if not isinstance(answer, WrongCode | DeadCode):
        del request.session[_HELD]
    return answer


def told(answer: Guess) -> str:
    """Return the sentence for a guess that was not right."""
    if isinstance(answer, WrongCode):
        return gettext("验证码不对，还可以试 %(left)d 次") % {"left": answer.left}
    return gettext("验证码已经失效，请重新发送")
