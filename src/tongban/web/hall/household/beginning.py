"""Begin a check (发起核对): the register names the family, the applicant who lives together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.exchange.household import beginning
from tongban.actions.exchange.household.beginning import Named
from tongban.core.catalog.items import ServiceItem
from tongban.core.exchange.household.members import WRITTEN
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.hall.visitor import citizen_of, outside_of

OTHERS: Final = 2
"""How many people a page has room for whom the register does not list."""

_LONGEST_NAME: Final = 50
_LISTED: Final = "listed"
_PARTS: Final = ("name", "number", "relation")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """What was posted: places in the list of the register, and people beside it."""

    chosen: tuple[str, ...]
    others: tuple[dict[str, str], ...]

    @classmethod
    def of(cls, posted: QueryDict) -> "_Typed":
        return cls(
            chosen=tuple(posted.getlist(_LISTED)),
            others=tuple(
                {part: posted.get(f"{part}_{place}", "").strip() for part in _PARTS}
                for place in range(OTHERS)
            ),
        )


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, item: str) -> HttpResponseBase:
    """Ask who lives together; a post begins the check."""
    citizen, outside = citizen_of(request), outside_of(request)
    wanted = beginning.means_tested_item(item)
    registered = beginning.registered_members(citizen, wanted, outside)
    listed, silent = _with_oneself(citizen, registered.members), registered.silent
    if request.method != "POST":
        everybody = tuple(str(place) for place in range(len(listed)))
        blank = _Typed(chosen=everybody, others=({},) * OTHERS)
        return show(request, _page(wanted, listed, blank, silent=silent))
    typed = _Typed.of(request.POST)
    if silent and set(typed.chosen) - set(map(str, range(len(listed)))):
        return show(request, _page(wanted, listed, typed, silent=True))  # whom they chose is gone
    try:
        named = (*_chosen(listed, typed.chosen), *_others(typed.others))
        check = beginning.begin(citizen, item, named, outside, listed=registered.members)
    except InvalidValue as wrong:
        return show(request, _page(wanted, listed, typed, silent=silent, error=refusal(wrong)))
    except Conflict:
        news.warning(request, gettext("您已经有一次正在进行的核对。"))
        return HttpResponseRedirect(reverse("hall:households"))
    news.success(request, gettext("核对已发起。请每位成员用自己的账户登录并授权。"))
    return HttpResponseRedirect(reverse("hall:household", args=[check]))


def _page(
    item: ServiceItem, listed: Sequence[Named], typed: _Typed, *, silent: bool, error: str = ""
) -> Page:
    who = fields.Checkboxes(
        name=_LISTED,
        label=gettext("谁和您共同生活"),
        hint=gettext("户口簿上的家人。不在一起生活的，请去掉勾选。"),
        choices=tuple(
            fields.Choice(value=str(place), label=_label(one)) for place, one in enumerate(listed)
        ),
        values=typed.chosen,
        error=error,
    )
    return Page(
        title=gettext("发起家庭经济状况核对"),
        caption=item.name,
        back=navigation.BackLink(href=reverse("hall:households")),
        above=_silent() if silent else "",
        errors=messages.ErrorSummary.of((who,)),
        lead=lists.Paragraph(
            body=gettext(
                "依据%(law)s，核对要由每位成员书面授权：成年人在自己的账户里签，未成年子女由父母代签，"
                "没有账户的到窗口交纸质授权书。"
            )
            % {"law": WRITTEN}
        ),
        body=PostForm(
            body=(
                who,
                messages.Details(
                    summary=gettext("还有户口簿以外的人一起生活"),
                    body=_beside(typed),
                    open=silent or any(any(one.values()) for one in typed.others),
                ),
            ),
            buttons=navigation.Button(words=gettext("发起核对")),
        ),
    )


def _silent() -> Component:
    """Say that the register did not answer, so that nobody is left out without being noticed."""
    return messages.Notification(
        title=gettext("户口登记现在没有回答"),
        body=lists.Paragraph(
            body=gettext("您的家人没有自动列出。可以过一会儿再打开本页，也可以自己把他们填上。")
        ),
        kind=messages.NotificationKind.ATTENTION,
    )


def _beside(typed: _Typed) -> Content:
    labels = {
        "name": gettext("姓名"),
        "number": gettext("公民身份号码"),
        "relation": gettext("与您的关系"),
    }
    return tuple(
        fields.TextInput(
            name=f"{part}_{place}",
            label=gettext("第 %(place)d 人的%(part)s") % {"place": place + 1, "part": labels[part]},
            value=one.get(part, ""),
            optional=True,
            width="medium",
        )
        for place, one in enumerate(typed.others)
        for part in _PARTS
    )


def _label(one: Named) -> str:
    number = parse_citizen_number(one.number).masked
    words = gettext("%(name)s（%(relation)s，%(number)s）")
    return words % {"name": one.name, "relation": one.relation, "number": number}


def _with_oneself(citizen: Citizen, listed: tuple[Named, ...]) -> tuple[Named, ...]:
    """Return who may live together; whoever applies is always among them."""
    if any(one.number == citizen.person for one in listed):
        return listed
    oneself = Named(name=citizen.name, number=citizen.person, relation=gettext("本人"))
    return (oneself, *listed)


def _chosen(listed: Sequence[Named], chosen: Sequence[str]) -> list[Named]:
    return [one for place, one in enumerate(listed) if str(place) in chosen]


def _others(others: Sequence[dict[str, str]]) -> list[Named]:
    """Return those beside the list; a row that says nothing names nobody."""
    return [
        Named(
            name=plain_text(one["name"], longest=_LONGEST_NAME),
            number=str(parse_citizen_number(one["number"])),
            relation=plain_text(one["relation"], longest=_LONGEST_NAME),
        )
        for one in others
        if any(one.values())
    ]
