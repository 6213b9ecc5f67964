"""Findings (检查问题): what lint says, what to do, by which article, who owes it and until when."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext

from tongban.core.authoring.inspecting import Issue
from tongban.core.authoring.sections import BASICS, section_of
from tongban.core.catalog.lint import Severity
from tongban.web.components.component import Content
from tongban.web.components.labels import citation
from tongban.web.components.lists import Paragraph, PlainList
from tongban.web.components.messages import Tag, Tone
from tongban.web.components.navigation import Link
from tongban.web.console.items import places
from tongban.web.console.items.parts.basics import topic_of
from tongban.web.console.items.told import word
from tongban.web.console.words.sentences import said

_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.ATTENTION}


def severity_words(severity: Severity) -> str:
    """Return how grave a finding is, in words."""
    return {
        Severity.ERROR: gettext("必须改正"),
        Severity.WARNING: gettext("应当改正"),
    }.get(severity, gettext("建议"))


def severity_tag(severity: Severity) -> Tag:
    """Return how grave a finding is."""
    return Tag(words=severity_words(severity), tone=_TONES.get(severity, Tone.PLAIN))


def findings_list(issues: Sequence[Issue], copy: UUID | None = None) -> Content:
    """Return what stands against a text, each with what to do; in a copy with the way there."""
    if not issues:
        return Paragraph(body=gettext("没有发现问题。"))
    return PlainList(items=tuple(_told(issue, copy) for issue in issues))


def of_place(issues: Iterable[Issue], place: str) -> tuple[Issue, ...]:
    """Return what is said of a place and of whatever lies inside it."""
    return tuple(one for one in issues if one.place == place or one.place.startswith(f"{place}/"))


def address(issue: Issue, copy: UUID) -> str:
    """Return where in a copy a finding is put right."""
    first, _, rest = issue.place.partition("/")
    if first == BASICS:
        return places.basics(copy, topic_of(rest))
    section = section_of(first)
    if section is None:
        return places.copy(copy)
    key = rest.partition("/")[0]
    return places.row(copy, section, key) if key and key != "*" else places.section(copy, section)


def objection(issue: Issue, *, where: Content = "") -> tuple[Content, ...]:
    """Return how grave it is, in which part, and what is wrong; `where` stands for the part."""
    message = said(issue.message).rstrip("。.")
    sentence = gettext("：%(message)s。") % {"message": message}
    return (severity_tag(issue.severity), " ", where or word(issue.group), sentence)


def _told(issue: Issue, copy: UUID | None) -> Content:
    where = Link(words=word(issue.group), href=address(issue, copy)) if copy is not None else ""
    return (
        *objection(issue, where=where),
        " ",
        gettext("怎么改：%(fix)s") % {"fix": said(issue.fix)},
        f"（{citation(issue.citation)}）",
    )
