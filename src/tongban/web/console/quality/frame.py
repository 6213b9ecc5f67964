"""What the pages share (公用部分): the dataset, its names, its tabs, who may act."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext

from tongban.actions.quality.naming import known_dataset, labels
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset
from tongban.core.people.actors import Role
from tongban.core.quality.rule_books import answers_for
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components import messages, navigation
from tongban.web.components.component import Component
from tongban.web.console.quality import places
from tongban.web.console.quality.words import Shown
from tongban.web.console.requests import officer_of

STEWARDS = (Role.DATA_STEWARD,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The dataset that a page is about (页面所指的数据), with what people call everything."""

    dataset: Dataset
    catalogue: Catalogue
    names: dict[str, str]

    @property
    def code(self) -> str:
        """Return the code of the dataset."""
        return self.dataset.code

    @property
    def holder(self) -> str:
        """Return who holds the data, by a short name."""
        known = self.catalogue.departments.get(self.dataset.holder)
        return self.dataset.holder if known is None else known.short_name


def subject(code: str) -> Subject:
    """Return the dataset of an address; raises `NotFound` when there is none."""
    catalogue = published().catalogue
    return Subject(
        dataset=known_dataset(code, catalogue), catalogue=catalogue, names=labels(catalogue)
    )


def is_own(request: HttpRequest, about: Subject) -> bool:
    """Tell whether a steward of the holder asks."""
    return answers_for(officer_of(request), about.dataset.holder)


def own_subject(request: HttpRequest, code: str) -> Subject:
    """Return a dataset of the officer's own department; any other is as good as none."""
    about = subject(code)
    if not is_own(request, about):
        raise NotFound(f"no dataset {code} of this department")
    return about


def tabs(about: Subject, here: str) -> Component:
    """Return the parts of one dataset's quality."""
    parts = (
        ("set", gettext("得分"), places.dataset(about.code)),
        ("rules", gettext("规则"), places.rules(about.code)),
        ("profile", gettext("字段概貌"), places.profile(about.code)),
        ("queue", gettext("待处理的行"), places.queue(about.code)),
    )
    return navigation.Tabs(
        label=about.dataset.name,
        tabs=tuple(
            navigation.Tab(words=words, href=href, current=name == here)
            for name, words, href in parts
        ),
    )


def tag(shown: Shown) -> Component:
    """Return a state in a word."""
    words, tone = shown
    return messages.Tag(words=words, tone=tone)


def back() -> navigation.BackLink:
    """Return the way back to all datasets."""
    return navigation.BackLink(href=places.overview(), words=gettext("数据质量"))
