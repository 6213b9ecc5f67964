"""Ways to prove who one is (核验方式): each a section with its form, each judged where it is taken.

What is tried counts against a limit of the account that only somebody signed in to it can use up,
so no stranger locks anybody out (A32).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from tongban.actions.audit import note
from tongban.actions.one_time_codes import Proven
from tongban.actions.phones import phone_of
from tongban.core.people.assurance import Means
from tongban.core.people.one_time_codes import CodePurpose
from tongban.project import errors
from tongban.project.sign_in import held_codes
from tongban.project.sign_in.codes import in_demonstration
from tongban.project.sign_in.pages import OneQuestion, actor_of, user_of
from tongban.project.sign_in.passkeys import asked_for, proven_by_passkey
from tongban.project.sign_in.proofs import CODE, note_proof
from tongban.web.components.component import Component
from tongban.web.components.fields import Field, TextInput
from tongban.web.components.lists import Paragraph
from tongban.web.components.sections import Section

WAY: Final = "way"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Nothing was tried, or what was tried was right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """What was tried was not right: by which way, and what to say beside its field."""

    way: str
    error: str

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the field that carries the error."""
        return (_field(self.way, self.error),) if self.way in _FIELDS else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The answer is already made."""

    response: HttpResponseBase


Tried: TypeAlias = Nothing | Failed | Answered


def tried(request: HttpRequest) -> Tried:
    """Judge what was sent, and note in the session what it proves."""
    way = request.POST.get(WAY, "")
    if way not in _JUDGES:
        return Nothing()
    if not ratelimit.consume(request, action="reauthenticate", user=user_of(request)):
        return Answered(response=errors.locked_out(request))
    answer = _JUDGES[way](request)
    if isinstance(answer, Nothing) and way != "send":
        note(actor_of(request), "identity.prove", way)
    return answer


def sections(
    request: HttpRequest, offered: Iterable[Means], failed: Nothing | Failed
) -> Iterator[Component]:
    """Yield one section for each way that is offered."""
    for means in offered:
        if means in _SECTIONS:
            yield _SECTIONS[means](request, failed)


def _password(request: HttpRequest) -> Tried:
    user = user_of(request)
    if not user.check_password(request.POST.get("password", "")):
        return Failed(way="password", error=gettext("密码不对"))
    note_proof(request, user, "password", reauthenticated=True)
    return Nothing()


def _send(request: HttpRequest) -> Tried:
    phone = phone_of(user_of(request).pk)
    if phone is None:
        return Nothing()
    wanted = held_codes.Wanted(
        purpose=CodePurpose.PROVE, phone=phone.number, user=user_of(request).pk
    )
    if trouble := held_codes.send(request, wanted):
        return Failed(way="code", error=trouble)
    return Answered(response=HttpResponseRedirect(reverse("account_prove")))


def _code(request: HttpRequest) -> Tried:
    code = "".join(request.POST.get("code", "").split())
    match held_codes.guess(request, CodePurpose.PROVE, code):
        case Proven(user=user) if user == user_of(request).pk:
            note_proof(request, user_of(request), CODE, reauthenticated=True)
            return Nothing()
        case wrong:
            return Failed(way="code", error=held_codes.told(wrong))


def _written(request: HttpRequest) -> Tried:
    """Judge a recovery code or what an authenticator shows."""
    user = user_of(request)
    code = "".join(request.POST.get("written", "").split())
    rows = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN)
    for row in rows:
        if row.wrap().validate_code(code):
            row.record_usage()
            note_proof(request, user, "mfa", id=row.pk, type=row.type, reauthenticated=True)
            return Nothing()
    return Failed(way="written", error=gettext("这个码不对，或者已经用过"))


def _passkey(request: HttpRequest) -> Tried:
    trouble = proven_by_passkey(request)
    return Failed(way="passkey", error=trouble) if trouble else Nothing()


_JUDGES: Final[Mapping[str, Callable[[HttpRequest], Tried]]] = {
    "password": _password,
    "send": _send,
    "code": _code,
    "written": _written,
    "passkey": _passkey,
}


def _field(way: str, error: str = "") -> Field:
    return _FIELDS[way](error)


def _password_field(error: str) -> Field:
    return TextInput(
        name="password",
        label=gettext("密码"),
        kind="password",
        autocomplete="current-password",
        width="medium",
        error=error,
    )


def _code_field(error: str) -> Field:
    return TextInput(
        name="code",
        label=gettext("短信验证码"),
        autocomplete="one-time-code",
        input_mode="numeric",
        width="short",
        error=error,
    )


def _written_field(error: str) -> Field:
    return TextInput(
        name="written",
        label=gettext("恢复码，或者验证器上的数字"),
        autocomplete="off",
        width="medium",
        error=error,
    )


_FIELDS: Final[Mapping[str, Callable[[str], Field]]] = {
    "password": _password_field,
    "code": _code_field,
    "written": _written_field,
}


def _error(way: str, failed: Nothing | Failed) -> str:
    return failed.error if isinstance(failed, Failed) and failed.way == way else ""


def _by_password(_request: HttpRequest, failed: Nothing | Failed) -> Component:
    question = OneQuestion(
        fields=(_field("password", _error("password", failed)),),
        button=gettext("用密码核验"),
        hidden=((WAY, "password"),),
    )
    return Section(title=gettext("密码"), id="by-password", body=question.form)


def _by_code(request: HttpRequest, failed: Nothing | Failed) -> Component:
    phone = phone_of(user_of(request).pk)
    masked = phone.masked if phone else ""
    sent = held_codes.held(request, CodePurpose.PROVE) is not None
    error = _error("code", failed)
    again = OneQuestion(
        fields=(),
        button=gettext("重新发送") if sent else gettext("发送验证码"),
        hidden=((WAY, "send"),),
        secondary=sent,
    )
    question = OneQuestion(
        fields=(_field("code", error),), button=gettext("用验证码核验"), hidden=((WAY, "code"),)
    )
    asked = (question.form,) if sent or error else ()
    where = Paragraph(body=gettext("验证码发到 %(phone)s。") % {"phone": masked})
    body = (where, *in_demonstration(), *asked, again.form)
    return Section(title=gettext("短信验证码"), id="by-code", body=body)


def _by_written(_request: HttpRequest, failed: Nothing | Failed) -> Component:
    question = OneQuestion(
        fields=(_field("written", _error("written", failed)),),
        button=gettext("用这个码核验"),
        hidden=((WAY, "written"),),
    )
    return Section(title=gettext("恢复码"), id="by-written", body=question.form)


def _by_passkey(request: HttpRequest, failed: Nothing | Failed) -> Component:
    trouble = _error("passkey", failed)
    body = (
        *((Paragraph(body=trouble),) if trouble else ()),
        asked_for(request, user=user_of(request), hidden=((WAY, "passkey"),)),
    )
    return Section(title=gettext("通行密钥"), id="by-passkey", body=body)


_SECTIONS: Final[Mapping[Means, Callable[[HttpRequest, Nothing | Failed], Component]]] = {
    Means.PASSKEY: _by_passkey,
    Means.PASSWORD: _by_password,
    Means.ONE_TIME_CODE: _by_code,
    Means.RECOVERY_CODE: _by_written,
    Means.AUTHENTICATOR: _by_written,
}
