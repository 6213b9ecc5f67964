"""A desk (编制台): a working copy as one officer has it open, with all that its pages need."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.workshop.checking import issues_in
from tongban.core.authoring.access import may_write
from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.inspecting import Issue
from tongban.core.authoring.wording import Names, names_in
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.actors import Officer
from tongban.store.workshop.queries import OpenedCopy, copy_for
from tongban.web.components.component import Component
from tongban.web.components.navigation import BackLink, Button
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import PostForm
from tongban.web.console.items import places
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.words.conditions import condition_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """A copy at one revision, who has it open, and the published catalogue around it."""

    officer: Officer
    outside: Outside
    opened: OpenedCopy
    published: Catalogue

    @property
    def key(self) -> UUID:
        """The key of the copy."""
        return self.opened.id

    @property
    def copy(self) -> WorkingCopy:
        """The text."""
        return self.opened.copy

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as it would be with this copy in it."""
        return self.copy.within(self.published)

    @property
    def names(self) -> Names:
        """What codes are called, those that the copy brings along included."""
        return replace(names_in(self.published, self.copy), grammar=condition_words)

    @property
    def writable(self) -> bool:
        """Tell whether this officer may change the text now."""
        return self.opened.state.editable and may_write(self.officer, self.opened.state.department)

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """What every form sends along: the revision that its page was shown at."""
        return (("revision", str(self.opened.revision)),)

    def issues(self) -> tuple[Issue, ...]:
        """Return what stands against the text now, errors first."""
        return issues_in(self.copy, self.outside)

    @property
    def back(self) -> BackLink:
        """The way back to the overview."""
        return BackLink(href=places.copy(self.key), words=self.copy.item.name)

    def post(self, action: str, button: Button, **hidden: str) -> PostForm:
        """Return a form that is nothing but its button."""
        return PostForm(
            action=action, body="", hidden=(*self.hidden, *hidden.items()), buttons=button
        )

    def turn(self, what: str, words: str) -> Component:
        """Return the button that takes back or puts again the officer's own last edit."""
        button = Button(words=words, kind=ButtonKind.SECONDARY)
        return self.post(places.of_copy(self.key, what), button)


def desk_of(request: HttpRequest, key: UUID) -> Desk:
    """Return the copy at its newest revision.

    Raises:
        NotFound: when there is none that the officer may see.
    """
    officer = officer_of(request)
    return Desk(
        officer=officer,
        outside=outside_of(request),
        opened=copy_for(officer, key),
        published=published().catalogue,
    )
