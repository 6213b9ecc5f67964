"""What the department issued (已签发): by key, newest first, after what waits for a second."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.certificates.standings import Standing
from tongban.core.people.actors import Officer
from tongban.store.certificates.issued import IssuedPage, issued_by, waiting_for
from tongban.store.people.queries import names_of_staff
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import plain_date, written_moment
from tongban.web.counter.certificates.words import POSTS, sections, standing_tag, until
from tongban.web.counter.requests import officer_of

_LONGEST_NUMBER = 128
_RECORDED = tuple(one for one in Standing if one is not Standing.EXPIRED)


@officer_required(*POSTS)
@require_safe
def certificates(request: HttpRequest) -> HttpResponseBase:
    """Show a page of what was issued, after what waits."""
    officer = officer_of(request)
    asked = {
        "number": request.GET.get("number", "").strip()[:_LONGEST_NUMBER],
        "status": request.GET.get("status", ""),
    }
    if not asked["number"].isprintable():
        asked["number"] = ""
    if asked["status"] not in {one.value for one in _RECORDED}:
        asked["status"] = ""
    found = issued_by(
        officer,
        **asked,
        before=whole_number(request.GET.get("before", "")),
        after=whole_number(request.GET.get("after", "")),
    )
    page = Page(
        title=gettext("部门证照"),
        wide=True,
        body=(
            sections("counter:certificates"),
            *_waiting(officer),
            _filter(asked),
            _table(found) if found.lines else _nothing(),
            navigation.Pagination(
                newer=_address(asked, "after", found.newer),
                older=_address(asked, "before", found.older),
            ),
        ),
    )
    return show(request, page)


def _waiting(officer: Officer) -> Iterator[Component]:
    asked = waiting_for(officer)
    names = names_of_staff(one.proposed_by for one in asked)
    rows = tuple(
        lists.Row(
            cells=(
                navigation.Link(
                    words=one.name,
                    href=reverse("counter:certificate", args=[one.certificate]),
                    about=one.number,
                ),
                labels.label(one.standing),
                one.reason,
                names.get(one.proposed_by, one.proposed_by),
                written_moment(one.proposed_at),
            )
        )
        for one in asked
    )
    if rows:
        columns = (
            gettext("证照"),
            gettext("改为"),
            gettext("理由"),
            gettext("提出人"),
            gettext("提出时间"),
        )
        table = lists.DataTable(
            caption=gettext("等第二个人复核"),
            caption_hidden=True,
            columns=tuple(lists.Column(words=words) for words in columns),
            rows=rows,
        )
        yield Section(title=gettext("等第二个人复核"), body=table)


def _filter(asked: dict[str, str]) -> Component:
    return navigation.FilterBar(
        fields=(
            fields.TextInput(name="number", label=gettext("证照标识"), value=asked["number"]),
            fields.Select(
                name="status",
                label=gettext("状态"),
                value=asked["status"],
                blank=gettext("全部状态"),
                choices=tuple(
                    fields.Choice(value=one.value, label=labels.label(one)) for one in _RECORDED
                ),
            ),
        ),
        clear=reverse("counter:certificates") if any(asked.values()) else "",
    )


def _table(found: IssuedPage) -> Component:
    return lists.DataTable(
        caption=gettext("已签发的证照，新的在前"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("证照")),
            lists.Column(words=gettext("持证人")),
            lists.Column(words=gettext("状态")),
            lists.Column(words=gettext("可信等级")),
            lists.Column(words=gettext("颁发日期")),
            lists.Column(words=gettext("有效期止")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=line.name,
                        href=reverse("counter:certificate", args=[line.id]),
                        about=line.number,
                    ),
                    line.holder,
                    standing_tag(Standing(line.status)),
                    line.trust,
                    plain_date(line.issued_on),
                    until(line.valid_until),
                )
            )
            for line in found.lines
        ),
    )


def _nothing() -> Content:
    return messages.EmptyState(
        title=gettext("没有这样的证照"),
        advice=gettext("换个条件再找；办结的证照会自动出现在这里。"),
    )


def _address(asked: dict[str, str], name: str, place: int | None) -> str:
    if place is None:
        return ""
    kept = {key: value for key, value in asked.items() if value}
    return f"?{urlencode({**kept, name: place})}"
