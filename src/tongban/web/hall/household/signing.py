"""The authorisation (授权书): read, sign, refuse; taken back as easily as it was given."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.exchange.household import signing
from tongban.actions.exchange.household.looking import item_of_check
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.exchange.household import course, means
from tongban.core.exchange.household.members import WRITTEN, Member
from tongban.core.exchange.household.signing import SEPARATE, VALID, signs_for
from tongban.core.people.assurance_levels import OnlineAct
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.exchange.queries.households import KeptHousehold
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall.household.reading import opened
from tongban.web.hall.proving import held_back_from
from tongban.web.hall.visitor import citizen_of, outside_of

_AGREED: Final = "agreed"
_ANSWER: Final = "answer"
_REFUSE: Final = "refuse"


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, check: UUID, slot: int) -> HttpResponseBase:
    """Show the authorisation; a post signs it, or says that it is refused."""
    kept, member = _of_ones_own(request, check, slot, "household.sign")
    if request.method != "POST":
        return show(request, _page(kept, member))
    if request.POST.get(_ANSWER) == _REFUSE:
        return _done(
            request,
            check,
            lambda: signing.refuse(citizen_of(request), check, slot, outside_of(request)),
            gettext("已记下：不同意授权。您改主意后可以随时再来授权。"),
        )
    if _AGREED not in request.POST:
        return show(request, _page(kept, member, error=gettext("请先勾选“我已阅读并同意”")))
    waiting = held_back_from(request, OnlineAct.AUTHORISE, gettext("签署核对授权书"))
    if waiting is not None:
        return waiting
    return _done(
        request,
        check,
        lambda: signing.authorise(citizen_of(request), check, slot, outside_of(request)),
        gettext("已授权。全体成员授权后开始核对。"),
    )


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, check: UUID, slot: int) -> HttpResponseBase:
    """Ask once more, then take the authorisation back."""
    kept, member = _of_ones_own(request, check, slot, "household.take_back")
    if request.method == "POST":
        return _done(
            request,
            check,
            lambda: signing.take_back(citizen_of(request), check, slot, outside_of(request)),
            gettext("授权已撤回，查到的有关数据已经删除。"),
        )
    page = Page(
        title=gettext("撤回%(name)s的授权？") % {"name": member.name},
        caption=kept.number,
        back=navigation.BackLink(href=_place(check)),
        body=(
            lists.Paragraph(
                body=gettext(
                    "撤回后不再查询，已经查到的有关数据立即删除；核对随之停下，"
                    "直到重新授权。撤回以前已经作出的决定不受影响。"
                )
            ),
            PostForm(
                body="",
                buttons=navigation.Button(
                    words=gettext("撤回授权"), kind=navigation.ButtonKind.WARNING
                ),
            ),
        ),
    )
    return show(request, page)


def _of_ones_own(
    request: HttpRequest, check: UUID, slot: int, action: str
) -> tuple[KeptHousehold, Member]:
    """Return the check and a member for whom the visitor signs; the same 404 for all else."""
    kept = opened(request, check, action)
    signer = kept.member(citizen_of(request).person)
    own = (
        signs_for(kept.check, signer, kept.members, today=outside_of(request).today)
        if signer
        else ()
    )
    for one in own:
        if one.slot == slot:
            return kept, one
    raise NotFound(f"{action}: nobody at {slot} for whom this person signs")


def _done(
    request: HttpRequest, check: UUID, act: Callable[[], object], words: str
) -> HttpResponseBase:
    try:
        act()
    except Conflict:
        news.warning(request, gettext("情况已经变了，请看最新进展。"))
    else:
        news.success(request, words)
    return HttpResponseRedirect(_place(check))


def _page(kept: KeptHousehold, member: Member, *, error: str = "") -> Page:
    catalogue = published().catalogue
    agreed = fields.Checkbox(
        name=_AGREED,
        label=gettext("我已阅读并同意上面的授权内容"),
        error=error,
    )
    return Page(
        title=gettext("%(name)s的核对授权书") % {"name": member.name},
        caption=item_of_check(kept).name,
        back=navigation.BackLink(href=_place(kept.id)),
        errors=messages.ErrorSummary.of((agreed,)),
        body=(
            messages.Inset(body=_text(kept, member, catalogue)),
            PostForm(
                body=agreed,
                buttons=navigation.Buttons(
                    items=(
                        navigation.Button(words=gettext("签署授权")),
                        navigation.Button(
                            words=gettext("不同意授权"),
                            kind=navigation.ButtonKind.SECONDARY,
                            name=_ANSWER,
                            value=_REFUSE,
                        ),
                    )
                ),
            ),
        ),
    )


def _text(kept: KeptHousehold, member: Member, catalogue: Catalogue) -> Content:
    """Return what is signed: who may ask whom about what, what for, how long, and the way back."""
    department = catalogue.departments[kept.department].name
    return (
        lists.Paragraph(
            body=gettext(
                "授权%(department)s为办理“%(item)s”（核对编号 %(number)s），"
                "向下列部门查询%(name)s的信息，只查这些，只用于这一件事："
            )
            % {
                "department": department,
                "item": item_of_check(kept).name,
                "number": kept.number,
                "name": member.name,
            }
        ),
        lists.PlainList(items=_asked_whom(kept, catalogue)),
        lists.Paragraph(
            body=gettext(
                "这些属于敏感个人信息，依据%(written)s和%(separate)s，须由您单独同意。"
                "授权 %(valid)d 天内有效，可以随时撤回；查到的数据在核对终结 %(kept)d 天后删除。"
                "每次查询都记在“谁查了我的数据”里。"
            )
            % {
                "written": WRITTEN,
                "separate": SEPARATE,
                "valid": VALID.days,
                "kept": course.KEPT_AFTER_END.days,
            }
        ),
        lists.Paragraph(body=gettext("不同意不会受到处罚，但全家的低保就不能凭部门数据认定。")),
    )


def _asked_whom(kept: KeptHousehold, catalogue: Catalogue) -> tuple[str, ...]:
    """Return each department with what it is asked."""
    return tuple(
        gettext("%(holder)s：%(what)s")
        % {
            "holder": catalogue.departments[one.holder].short_name,
            "what": "、".join(catalogue.elements[code].label for code in means.elements_asked(one)),
        }
        for code in kept.check.sources
        if (one := catalogue.datasets.get(code)) is not None
    )


def _place(check: UUID) -> str:
    return reverse("hall:household", args=[check])
