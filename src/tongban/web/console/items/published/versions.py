"""The history of an item (历次版本), and two of its versions side by side (版本比较)."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.authoring.comparing import compare
from tongban.core.vocabulary.errors import NotFound
from tongban.store.catalog.listing import VersionLine, versions_of
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select
from tongban.web.components.lists import Column, DataTable, Row
from tongban.web.components.messages import Tag, Tone
from tongban.web.components.navigation import BackLink, FilterBar, Link
from tongban.web.components.sections import Page
from tongban.web.components.words import plain_date, written_moment
from tongban.web.console.items import places
from tongban.web.console.items.published.differences import side_by_side
from tongban.web.console.items.published.finding import version_of
from tongban.web.console.items.showing import show
from tongban.web.console.requests import KEEPERS
from tongban.web.console.words.conditions import condition_words


@officer_required(*KEEPERS)
@require_safe
def versions(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show every version of an item, each beside the one before it."""
    lines = _versions(code)
    body: Content = (
        DataTable(
            caption=gettext("历次版本"),
            caption_hidden=True,
            columns=(
                Column(words=gettext("版本"), one_line=True),
                Column(words=gettext("事项名称")),
                Column(words=gettext("施行日期")),
                Column(words=gettext("发布时间")),
                Column(words=gettext("比较")),
            ),
            rows=tuple(_row(code, line, lines) for line in lines),
        ),
    )
    return show(
        request,
        Page(
            title=gettext("历次版本"),
            caption=lines[0].name,
            back=BackLink(href=places.item(code), words=lines[0].name),
            body=body,
            wide=True,
        ),
    )


@officer_required(*KEEPERS)
@require_safe
def comparison(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show two versions side by side, by default the last two."""
    lines = _versions(code)
    newest = lines[0].version
    before = version_of(code, request.GET.get("before") or str(max(1, newest - 1)))
    after = version_of(code, request.GET.get("after") or str(newest))
    told = {"before": _called(before.item.version), "after": _called(after.item.version)}
    found = compare(before.copy, after.copy, after.catalogue, grammar=condition_words)
    return show(
        request,
        Page(
            title=gettext("%(before)s和%(after)s有什么不同") % told,
            caption=after.item.name,
            back=BackLink(href=places.versions(code), words=gettext("历次版本")),
            body=(
                _choosing(lines, before.item.version, after.item.version),
                side_by_side(found, **told, none=gettext("两版的内容完全一样")),
            ),
            wide=True,
        ),
    )


def _versions(code: str) -> tuple[VersionLine, ...]:
    lines = versions_of(code)
    if not lines:
        raise NotFound(f"no item {code!r} was ever published")
    return lines


def _row(code: str, line: VersionLine, lines: tuple[VersionLine, ...]) -> Row:
    number: Content = Link(
        words=_called(line.version), href=places.item(code, version=line.version)
    )
    if line.in_force:
        number = (number, " ", Tag(words=gettext("现行"), tone=Tone.GOOD))
    against: Content = gettext("第一版")
    if line is not lines[-1]:
        against = Link(
            words=gettext("和上一版比较"),
            href=places.compare(code, lines[lines.index(line) + 1].version, line.version),
            about=_called(line.version),
        )
    return Row(
        cells=(
            number,
            line.name,
            plain_date(line.effective_from),
            written_moment(line.published_at),
            against,
        )
    )


def _choosing(lines: tuple[VersionLine, ...], before: int, after: int) -> FilterBar:
    choices = tuple(Choice(value=str(one.version), label=_called(one.version)) for one in lines)
    return FilterBar(
        fields=(
            Select(name="before", label=gettext("左边"), choices=choices, value=str(before)),
            Select(name="after", label=gettext("右边"), choices=choices, value=str(after)),
        ),
        words=gettext("比较"),
    )


def _called(version: int) -> str:
    return gettext("第 %(version)d 版") % {"version": version}
