"""What was written on one page of the form (填写内容): values, what was cleared, what is wrong."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext

from tongban.actions.drafts.writing import OpenDraft, change
from tongban.core.catalog.elements import Value, ValueKind
from tongban.core.guides.outcomes import FieldLine
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.cases.draft_content import DraftContent
from tongban.web.components.sentences import refusal
from tongban.web.hall.applying.reading import Reading
from tongban.web.hall.applying.records import read_rows
from tongban.web.hall.applying.topics import Topic, is_optional
from tongban.web.hall.asking.fields import Posted, read_field, was_sent

_CHOSEN = frozenset({ValueKind.YES_NO, ValueKind.CHOICE})


@dataclass(kw_only=True)
class Written:
    """Values by element, elements whose input was emptied, and sentences about what is wrong."""

    answers: dict[str, Value] = field(default_factory=dict)
    cleared: set[str] = field(default_factory=set)
    errors: dict[str, str] = field(default_factory=dict)

    def differs_from(self, content: DraftContent) -> frozenset[str]:
        """Return the elements that `content` answers otherwise than is written here."""
        kept = content.answers
        changed = {code for code, value in self.answers.items() if kept.get(code, value) != value}
        return frozenset(changed | (self.cleared & kept.keys()))


def read_topic(topic: Topic, posted: Posted, *, whole: bool) -> Written:
    """Return what was written; a blank that is needed is wrong only when the page is `whole`."""
    written = Written()
    for line in topic.asked:
        _read_line(line, posted, written, whole=whole)
    return written


def _read_line(line: FieldLine, posted: Posted, written: Written, *, whole: bool) -> None:
    element = line.element
    if element.kind is ValueKind.RECORDS:
        rows = read_rows(element, posted)
        written.errors |= rows.errors
        if not rows.errors and (rows.value or whole):
            written.answers[element.code] = rows.value
        return
    if not was_sent(element, posted):
        if element.kind not in _CHOSEN:
            written.cleared.add(element.code)
        if whole and not is_optional(line):
            written.errors[element.code] = _missing(line)
        return
    try:
        written.answers[element.code] = read_field(element, posted)
    except InvalidValue as wrong:
        written.errors[element.code] = refusal(wrong)


def _missing(line: FieldLine) -> str:
    words = {"label": line.element.label}
    if line.element.options or line.element.kind is ValueKind.YES_NO:
        return gettext("请选择“%(label)s”") % words
    return gettext("请填写“%(label)s”") % words


def keep(actor: Citizen, reading: Reading, written: Written, *, revision: int | None) -> OpenDraft:
    """Keep what is right of what was written.

    Raises:
        Stale: when another device was faster than `revision`.
    """

    def merged(content: DraftContent) -> DraftContent:
        standing = {
            code: value for code, value in content.answers.items() if code not in written.cleared
        }
        return replace(content, answers={**standing, **written.answers})

    return change(actor, reading.id, merged, revision=revision)
