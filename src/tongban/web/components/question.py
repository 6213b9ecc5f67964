"""The page that asks one question (问题页): the question is the heading, nothing competes."""

from dataclasses import dataclass, field, replace
from typing import ClassVar

from tongban.web.components.component import Component, Content, Words
from tongban.web.components.fields import Field
from tongban.web.components.messages.error_summary import ErrorSummary
from tongban.web.components.navigation.buttons import Button, SubmitOnce
from tongban.web.components.navigation.link import BackLink, Link


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionPage(Component):
    """One question; `caption` says what it belongs to, `reason` why it is asked.

    Show it inside a page that extends ``components/base.html``, or let ``pages.shown`` do that.
    With several `fields` the page needs a `title`; a single field is the heading itself.
    """

    template: ClassVar[str] = "components/question_page.html"

    fields: tuple[Field, ...]
    title: Words = ""
    caption: Words = ""
    introduction: Content = ""
    reason: Content = ""
    action: str = ""
    back: BackLink | None = None
    button: Button = field(default_factory=Button)
    other_ways: tuple[Link, ...] = ()
    submit_once: SubmitOnce | None = None
    answered: Content = ""

    @property
    def heading(self) -> Words:
        """The question, as the title of the page says it."""
        return self.title or self.fields[0].label

    @property
    def shown_fields(self) -> tuple[Field, ...]:
        """The fields, the only one as heading."""
        if self.title or len(self.fields) != 1:
            return self.fields
        return (replace(self.fields[0], heading=True),)

    @property
    def errors(self) -> ErrorSummary | None:
        """All errors on the page, in the words that stand beside the fields."""
        return ErrorSummary.of(self.fields)

    @property
    def sends_files(self) -> bool:
        """Whether the form must be posted in parts."""
        return any(hasattr(each, "accept") for each in self.fields)
