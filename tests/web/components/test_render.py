"""One tag shows everything that may stand inside a page."""

import re
from pathlib import Path

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

import tongban.web.components
from tongban.web.components.component import Component
from tongban.web.components.gallery.examples import ENTRIES
from tongban.web.components.lists import SummaryList, SummaryRow
from tongban.web.components.messages import Details, Tag

HOME = Path(tongban.web.components.__file__).parent
SHARED = f"{tongban.web.components.__name__}."
TEMPLATES = sorted(HOME.rglob("*.html"))


def kinds_of(component: type[Component]) -> set[type[Component]]:
    below = component.__subclasses__()
    return set(below).union(*map(kinds_of, below))


def test_text_is_escaped(shown):
    assert shown("<b>面积</b>") == "&lt;b&gt;面积&lt;/b&gt;"


def test_text_known_to_be_safe_is_left_alone(shown):
    assert shown(mark_safe("<b>面积</b>")) == "<b>面积</b>"


def test_late_translations_are_shown(shown):
    assert shown(gettext_lazy("继续")) == "继续"


def test_nothing_shows_nothing(shown):
    assert shown(None) == ""


def test_several_values_are_shown_one_after_the_other(shown):
    page = shown(("还需要", Tag(words="1 份"), "<材料>"))

    assert re.sub(r"\s", "", re.sub(r"<[^>]+>", "", page)) == "还需要1份&lt;材料&gt;"


def test_a_component_inside_another_does_not_take_its_place(shown):
    page = shown(Details(summary="外", body=(Tag(words="内"), "文"), open=True))

    assert page.index("外") < page.index("内") < page.index("文")
    assert "<details" in page
    assert " open>" in page


def test_values_inside_a_component_are_escaped(shown):
    page = shown(SummaryList(rows=(SummaryRow(key="店名", value="<script>"),)))

    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_every_component_that_audiences_share_is_in_the_gallery():
    # By name: a dataclass with slots leaves a twin of itself among the subclasses.
    shared = [kind for kind in kinds_of(Component) if kind.__module__.startswith(SHARED)]
    concrete = {str(kind) for kind in shared if "template" in vars(kind)}
    in_gallery = {str(type(example)) for entry in ENTRIES for example in entry.examples}

    assert concrete == in_gallery


def test_names_in_the_gallery_are_unique():
    names = [entry.name for entry in ENTRIES]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_needs_a_loose_content_security_policy(template):
    text = template.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", text)
