"""One list of one department (部门清单): the latest edition, each earlier one, and its files."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.authoring.lists import LIST_COLUMNS, LIST_TITLES
from tongban.core.vocabulary.errors import NotFound
from tongban.store.overviews.queries.editions import (
    EARLIER,
    PAGE,
    Published,
    edition,
    edition_lines,
    editions,
    whole_edition,
)
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.changes import value_said
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.table_files import table_file
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import plain_date
from tongban.web.hall.publicity import places
from tongban.web.hall.publicity.index import office
from tongban.web.hall.publicity.words import column

_MOST_EDITIONS = 2**31


@public
@require_safe
def public_edition(request: HttpRequest, name: str, department: str) -> HttpResponseBase:
    """Show a department's list as it published it, or that it has not."""
    departments = published().catalogue.departments
    found = _asked(request, name, department)
    if found is None and department not in departments:
        raise NotFound(f"no list {name!r} of {department!r}")
    page = Page(
        title=places.TITLES[name],
        caption=office(department, departments),
        back=navigation.BackLink(href=places.offices(name), words=places.TITLES[name]),
        body=_unpublished(name) if found is None else tuple(_body(request, name, found)),
        wide=True,
    )
    return show(request, page)


@public
@require_safe
def public_edition_file(
    request: HttpRequest, name: str, department: str, form: str
) -> HttpResponse:
    """Return an edition as a file, called and worded as published in any reader's language."""
    found = _asked(request, name, department)
    if found is None:
        raise NotFound(f"no edition of {name!r} of {department!r}")
    title = f"{LIST_TITLES[name]} {found.published_on:%Y-%m-%d}"
    return table_file(title, form, LIST_COLUMNS[name], whole_edition(found.key))


def _asked(request: HttpRequest, name: str, department: str) -> Published | None:
    """Return the edition that is asked for; None when the department has published none."""
    if name not in places.TITLES:
        raise NotFound(f"no list {name!r}")
    written = request.GET.get("edition", "")
    number = whole_number(written)
    found = None
    if not written or (number is not None and number < _MOST_EDITIONS):
        found = edition(name, department, number)
    if written and found is None:
        raise NotFound(f"no edition {written[:20]!r} of {name!r} of {department!r}")
    return found


def _body(request: HttpRequest, name: str, found: Published) -> Iterator[Content]:
    before = whole_number(request.GET.get("before", "")) or 0
    others = editions(
        name, found.department, before=before if 0 < before < _MOST_EDITIONS else None
    )
    latest = others[0].number if not before and others else found.number + 1
    if found.number < latest and not before:
        yield messages.Notification(
            title=gettext("这是以前公布的一版"),
            body=navigation.Link(
                words=gettext("看最新的一版"), href=places.edition(name, found.department)
            ),
            kind=messages.NotificationKind.ATTENTION,
        )
    yield _about(found)
    yield from _lines(request, name, found)
    yield navigation.Buttons(
        items=tuple(
            navigation.Link(
                words=words,
                href=places.edition_file(name, found.department, form, edition=found.number),
            )
            for form, words in (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
        )
    )
    yield navigation.PrintButton()
    yield from _earlier(name, found, others)


def _about(found: Published) -> Component:
    rows = [
        (gettext("公布日期"), plain_date(found.published_on)),
        (gettext("版次"), gettext("第 %(number)d 版") % {"number": found.number}),
        (gettext("行数"), f"{found.lines:,}"),
    ]
    if found.approval:
        rows.append((gettext("审核确认文件"), found.approval))
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _lines(request: HttpRequest, name: str, found: Published) -> Iterator[Component]:
    after = whole_number(request.GET.get("after", "")) or 0
    shown = edition_lines(found.key, after=min(after, _MOST_EDITIONS - 1))
    if not shown:
        yield messages.EmptyState(
            title=gettext("这一版没有内容") if not after else gettext("清单到这里为止"),
            advice=gettext("公布时，这个部门没有这类事项。") if not after else "",
        )
    else:
        yield lists.DataTable(
            caption=places.TITLES[name],
            caption_hidden=True,
            columns=tuple(lists.Column(words=column(one)) for one in LIST_COLUMNS[name]),
            rows=tuple(lists.Row(cells=tuple(map(value_said, row))) for row in shown[:PAGE]),
        )
    here = {"edition": found.number}
    older = {**here, "after": int(shown[PAGE - 1][0])} if shown[PAGE:] else {}
    yield navigation.Pagination(
        newer=places.edition(name, found.department, **here) if after else "",
        older=places.edition(name, found.department, **older) if older else "",
        newer_words=gettext("从头看起"),
        older_words=gettext("下一页"),
    )


def _earlier(name: str, found: Published, others: tuple[Published, ...]) -> Iterator[Component]:
    shown = tuple(one for one in others[:EARLIER] if one.number != found.number)
    if not shown:
        return
    links: list[Content] = [
        navigation.Link(
            words=gettext("第 %(number)d 版，%(day)s公布，%(lines)s 行")
            % {
                "number": one.number,
                "day": plain_date(one.published_on),
                "lines": f"{one.lines:,}",
            },
            href=places.edition(name, one.department, edition=one.number),
        )
        for one in shown
    ]
    body: list[Content] = [lists.PlainList(items=tuple(links))]
    if others[EARLIER:]:
        before = others[EARLIER - 1].number
        href = places.edition(name, found.department, edition=found.number, before=before)
        body.append(navigation.Link(words=gettext("更早的版次"), href=href))
    yield Section(title=gettext("其他版次"), id="editions", body=tuple(body))


def _unpublished(name: str) -> Content:
    return messages.EmptyState(
        title=gettext("这个部门还没有公布这份清单"),
        advice=gettext("可以先看其他部门的清单，或者直接看办事指南。"),
        ways=(navigation.Link(words=gettext("全部部门"), href=places.offices(name)),),
    )
