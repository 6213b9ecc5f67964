"""In whose name (办事身份): oneself, a minor child, an organisation, or whoever gave a mandate.

What registers say of families and organisations is asked for here; a ground that no longer holds is
shown with the reason, and is not on offer.
"""

from collections.abc import Iterator
from typing import Final

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.mandates.relations import ask_family, ask_organisation
from tongban.actions.mandates.switching import act_as
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound, Unavailable
from tongban.store.people.standing import Standing, standings_of
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.hall import places
from tongban.web.hall.mandates.wording import capacity_words, why_not
from tongban.web.hall.visitor import citizen_of, outside_of

ACTING_FOR: Final = "acting_for"
"""The place in the session from which the actor of every later request is read."""

MYSELF: Final = "myself"
DO: Final = "do"
FAMILY: Final = "family"
ORGANISATION: Final = "organisation"
_CODE: Final = "credit_code"


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def acting(request: HttpRequest) -> HttpResponseBase:
    """Let the person choose for whom they act, or have a register asked for whom they may."""
    if request.method != "POST":
        chosen = citizen_of(request).representing
        return show(request, _page(request, chosen=chosen.reference if chosen else MYSELF))
    match request.POST.get(DO):
        case "family":
            return _family(request)
        case "organisation":
            return _organisation(request)
        case _:
            return _switch(request)


def _switch(request: HttpRequest) -> HttpResponseBase:
    chosen = request.POST.get(ACTING_FOR, "")
    name = gettext("本人")
    if chosen != MYSELF:
        try:
            standing = act_as(citizen_of(request), chosen, outside_of(request))
        except NotFound:
            return show(request, _page(request, error=gettext("请选择办事身份")))
        except Unavailable:
            error = gettext("登记部门暂时不能核实您和对方的关系，请稍后再试。")
            return show(request, _page(request, error=error))
        if not standing.holds:
            return show(request, _page(request, error=why_not(standing)))
        name = standing.representation.name
    request.session.cycle_key()
    request.session[ACTING_FOR] = None if chosen == MYSELF else chosen
    news.success(request, gettext("现在以“%(name)s”的名义办事。") % {"name": name})
    return HttpResponseRedirect(places.mine())


def _family(request: HttpRequest) -> HttpResponseBase:
    try:
        found = ask_family(citizen_of(request), outside_of(request))
    except Unavailable:
        news.warning(request, gettext("户籍登记暂时查不到，请稍后再试，或者到窗口办理。"))
    else:
        if found:
            news.success(
                request,
                gettext("户籍登记里有 %(count)d 个由您监护的未成年子女。") % {"count": found},
            )
        else:
            news.warning(
                request,
                gettext("户籍登记里没有由您监护的未成年子女。不在一个户口本上的，请到窗口办理。"),
            )
    return HttpResponseRedirect(reverse("hall:acting"))


def _organisation(request: HttpRequest) -> HttpResponseBase:
    code = request.POST.get(_CODE, "").strip()
    try:
        name = ask_organisation(citizen_of(request), code, outside_of(request))
    except InvalidValue as wrong:
        return show(request, _page(request, wrong_code=refusal(wrong), code=code))
    except NotAllowed:
        wrong_code = gettext("登记机关登记的法定代表人不是您，或者这家单位已经不在营。")
        return show(request, _page(request, wrong_code=wrong_code, code=code))
    except Unavailable:
        wrong_code = gettext("市场主体登记暂时查不到，请稍后再试。")
        return show(request, _page(request, wrong_code=wrong_code, code=code))
    news.success(request, gettext("登记机关确认您是“%(name)s”的法定代表人。") % {"name": name})
    return HttpResponseRedirect(reverse("hall:acting"))


def _page(
    request: HttpRequest,
    *,
    chosen: str = "",
    error: str = "",
    wrong_code: str = "",
    code: str = "",
) -> Page:
    citizen = citizen_of(request)
    standings = standings_of(citizen.account, citizen.person, today=outside_of(request).today)
    choice = _choice(citizen, standings, chosen=chosen, error=error)
    asked = fields.TextInput(
        name=_CODE,
        label=gettext("统一社会信用代码"),
        hint=gettext("营业执照上的 18 位代码。"),
        width="medium",
        value=code,
        error=wrong_code,
    )
    return Page(
        title=gettext("您要以谁的名义办事？"),
        heading=False,
        back=navigation.BackLink(href=places.mine()),
        errors=messages.ErrorSummary.of((choice, asked)),
        body=(
            PostForm(body=choice, buttons=navigation.Button(words=gettext("确定"))),
            *_ended(standings),
            Section(title=gettext("还有可以代表的人或单位？"), id="more", body=_more(asked)),
        ),
    )


def _choice(
    citizen: Citizen, standings: tuple[Standing, ...], *, chosen: str, error: str
) -> fields.Radios:
    return fields.Radios(
        name=ACTING_FOR,
        label=gettext("您要以谁的名义办事？"),
        hint=gettext("代表别人办的事都记在两个人的名下，对方随时看得到。"),
        heading=True,
        error=error,
        value=chosen,
        choices=(
            fields.Choice(value=MYSELF, label=gettext("本人"), hint=citizen.name),
            *(
                fields.Choice(
                    value=one.representation.reference,
                    label=one.representation.name,
                    hint=capacity_words(one.representation),
                )
                for one in standings
                if one.holds
            ),
        ),
    )


def _ended(standings: tuple[Standing, ...]) -> Iterator[Component]:
    """Yield those in whose name the person acted once, with the reason why no longer."""
    over = tuple(one for one in standings if not one.holds)
    if over:
        rows = tuple(
            lists.SummaryRow(key=one.representation.name, value=why_not(one)) for one in over
        )
        yield Section(
            title=gettext("已经不能代表的"), id="ended", body=lists.SummaryList(rows=rows)
        )


def _more(asked: fields.TextInput) -> tuple[Component, ...]:
    return (
        PostForm(
            body=lists.Paragraph(
                body=gettext("未成年子女：由公安机关的户籍登记核实，子女满十八周岁即终止。")
            ),
            hidden=((DO, FAMILY),),
            buttons=navigation.Button(
                words=gettext("查询我的未成年子女"), kind=navigation.ButtonKind.SECONDARY
            ),
        ),
        PostForm(
            body=(
                lists.Paragraph(body=gettext("单位：由市场主体登记核实您是它的法定代表人。")),
                asked,
            ),
            hidden=((DO, ORGANISATION),),
            buttons=navigation.Button(
                words=gettext("核实"),
                kind=navigation.ButtonKind.SECONDARY,
                about=gettext("法定代表人"),
            ),
        ),
        lists.Paragraph(
            body=(
                gettext("别人委托您办事，要先由对方在线授权，您接受后出现在上面。"),
                navigation.Link(words=gettext("查看授权"), href=reverse("hall:mandates")),
            )
        ),
    )
