"""Acts on a grant (授权变更): suspend, resume, revoke, limit, reuse, extend; each says why."""

from collections.abc import Callable, Iterator, Mapping

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from tongban.actions.grants import changing
from tongban.core.exchange.granting import keeps
from tongban.core.exchange.grants import Grant, GrantState
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.exchange.queries.grants import KeptGrant
from tongban.web.components import fields, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.forms import DatePartsField, PlainForm, fields_of
from tongban.web.components.sections import PostForm
from tongban.web.console.data import places
from tongban.web.console.data.words import reason_of
from tongban.web.console.requests import KEEPERS, officer_of, outside_of

_LONGEST_MINUTES = 6


class ExtendForm(PlainForm):
    """The later day on which a grant ends."""

    until = DatePartsField(label=gettext_lazy("新的截止日期"))


@officer_required(*KEEPERS)
@require_POST
def grant_act(request: HttpRequest, code: str, verb: str) -> HttpResponseBase:
    """Change a grant as a form of its page asks, and say how it went."""
    if verb not in _VERBS:
        raise NotFound(f"no act {verb}")
    try:
        _VERBS[verb](request, code, request.POST)
    except InvalidValue as error:
        told.error(request, reason_of(error))
    except NotAllowed:
        told.error(request, gettext("授权由提供部门或数据主管部门的数据管理员管理。"))
    except Conflict:
        told.error(request, gettext("这项授权的状态已经变了，请看看最新情况。"))
    else:
        told.success(request, gettext("已生效：下一次调用就按新的状态核对。"))
    return HttpResponseRedirect(places.grant(code))


def _set_quota(request: HttpRequest, code: str, said: Mapping[str, str]) -> Grant:
    written = said.get("quota", "").strip()
    if written and not (written.isascii() and written.isdecimal() and len(written) < 10):  # noqa: PLR2004 - far beyond any quota
        raise InvalidValue("grant", gettext("请用数字写每日限额，例如 500；不限请留空"))
    return changing.set_quota(
        officer_of(request),
        code,
        outside_of(request),
        quota_a_day=int(written) if written else None,
        reason=said.get("reason", ""),
    )


def _set_reuse(request: HttpRequest, code: str, said: Mapping[str, str]) -> Grant:
    written = said.get("minutes", "").strip() or "0"
    if not (written.isascii() and written.isdecimal() and len(written) < _LONGEST_MINUTES):
        raise InvalidValue("grant", gettext("请用数字写复用的分钟数，例如 30；不复用请留空"))
    return changing.set_reuse(
        officer_of(request),
        code,
        outside_of(request),
        reuse_seconds=int(written) * 60,
        reason=said.get("reason", ""),
    )


def _extend(request: HttpRequest, code: str, said: Mapping[str, str]) -> Grant:
    form = ExtendForm(said)
    if not form.is_valid():
        raise InvalidValue("grant", gettext("请写明新的截止日期"))
    return changing.extend(
        officer_of(request),
        code,
        outside_of(request),
        valid_until=form.cleaned_data["until"],
        reason=said.get("reason", ""),
    )


_VERBS: Mapping[str, Callable[[HttpRequest, str, Mapping[str, str]], Grant]] = {
    "suspend": lambda request, code, said: changing.suspend(
        officer_of(request), code, outside_of(request), reason=said.get("reason", "")
    ),
    "resume": lambda request, code, said: changing.resume(
        officer_of(request), code, outside_of(request), reason=said.get("reason", "")
    ),
    "revoke": lambda request, code, said: changing.revoke(
        officer_of(request), code, outside_of(request), reason=said.get("reason", "")
    ),
    "quota": _set_quota,
    "reuse": _set_reuse,
    "extend": _extend,
}


def acts(request: HttpRequest, kept: KeptGrant) -> Iterator[Component]:
    """Yield what a steward of the holder or of the catalogue can do with a grant that stands."""
    one = kept.grant
    if not keeps(officer_of(request), kept.holder) or one.state is GrantState.REVOKED:
        return
    if one.state is GrantState.SUSPENDED:
        yield _form(one.code, "resume", gettext("恢复授权"))
    else:
        yield _form(one.code, "suspend", gettext("暂停授权"))
    quota = fields.NumberInput(
        name="quota",
        label=gettext("每日限额"),
        hint=gettext("不限请留空"),
        value="" if one.quota_a_day is None else str(one.quota_a_day),
        optional=True,
    )
    yield _form(one.code, "quota", gettext("调整每日限额"), quota)
    minutes = fields.NumberInput(
        name="minutes",
        label=gettext("复用多少分钟"),
        hint=gettext("只对同一申请人的同一查询；不复用请留空"),
        value=str(one.reuse_seconds // 60) if one.reuse_seconds else "",
        unit=gettext("分钟"),
        optional=True,
        whole=True,
    )
    yield _form(one.code, "reuse", gettext("调整答复复用时限"), minutes)
    yield _form(one.code, "extend", gettext("延长有效期"), *fields_of(ExtendForm()))
    yield _form(one.code, "revoke", gettext("撤销授权"))


def _form(code: str, verb: str, words: str, *asked: Component) -> Component:
    kind = navigation.ButtonKind.WARNING if verb == "revoke" else navigation.ButtonKind.SECONDARY
    reason = fields.Textarea(name="reason", label=gettext("理由"))
    form = PostForm(
        action=places.grant_act(code, verb),
        body=tuple(fields.within(verb, (*asked, reason))),
        buttons=navigation.Button(words=words, kind=kind),
    )
    return messages.Details(summary=words, body=form)
