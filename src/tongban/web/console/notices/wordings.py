"""How notices are said (告知模板): each kind, each version, in both languages, to be read here."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.notices.kinds import KINDS
from tongban.core.notices.templates import Language, NoticeTemplate, NoticeTemplates
from tongban.core.people.actors import Role
from tongban.web.components import lists, messages
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.notices.words import GROUPS
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import plain_date
from tongban.web.console.notices.frame import bar
from tongban.web.console.requests import outside_of

_LANGUAGES: tuple[Language, ...] = ("zh", "en")


@officer_required(Role.SYSTEM_ADMINISTRATOR)
@require_safe
def wordings(request: HttpRequest) -> HttpResponseBase:
    """Show every template in the version that holds today, older ones below it."""
    templates, today = outside_of(request).notices, outside_of(request).today
    page = Page(
        title=gettext("告知模板"),
        above=bar("console:notice-templates"),
        lead=lists.Paragraph(
            body=gettext(
                "模板是一份配置文件。改文字就加一个版本，旧版本不改：发过的消息一直能看到原来的说法。"
                "短信只能写办件编号和日期。"
            )
        ),
        body=tuple(
            Section(
                title=templates.on(kind, today).wordings["zh"].title,
                body=(
                    messages.Tag(words=GROUPS[KINDS[kind].group]),
                    *_versions(kind, templates),
                ),
            )
            for kind in KINDS
            if kind not in templates.lacking()
        ),
        wide=True,
    )
    return show(request, page)


def _versions(kind: str, templates: NoticeTemplates) -> Iterator[Component]:
    found = sorted((one for one in templates.all if one.kind == kind), key=lambda one: -one.version)
    newest, *older = found
    yield _version(newest)
    for one in older:
        head = gettext("第 %(version)d 版") % {"version": one.version}
        yield messages.Details(summary=head, body=_version(one))


def _version(one: NoticeTemplate) -> Component:
    rows = [
        lists.SummaryRow(
            key=gettext("版本"),
            value=gettext("第 %(version)d 版，%(day)s起")
            % {"version": one.version, "day": plain_date(one.since)},
        )
    ]
    for language in _LANGUAGES:
        said = one.wordings[language]
        rows += [
            lists.SummaryRow(
                key=gettext("站内和邮件") if language == "zh" else "In-app, e-mail",
                value=(lists.Paragraph(body=said.title), lists.Paragraph(body=said.words)),
            ),
            lists.SummaryRow(
                key=gettext("短信") if language == "zh" else "Text message", value=said.short
            ),
        ]
    return lists.SummaryList(rows=tuple(rows))
