"""An English console says what changes, what inspection finds and why an edit was refused.

What somebody wrote, names and laws, stay as they are; nothing else on these pages is Chinese.
"""

import re
from dataclasses import replace

import pytest
from city.people import lin
from city.stories import FOOD_LICENCE
from city.workshop import FOOD
from django.conf import settings
from web.console.items.conftest import words

from tongban.actions.targets import published as published_now
from tongban.actions.workshop import opening
from tongban.core.authoring.copies import basics_of
from tongban.core.authoring.edits import RemovePart, ReplacePart, SetBasics
from tongban.core.authoring.sections import Section
from tongban.store.freezing.converter import stored

pytestmark = pytest.mark.django_db
CHINESE = re.compile(r"[\u3400-\u9fff]+")
LAW = re.compile(r"《[^》]*》(第[一-龥〇]+[条款项])*(（[^）]*）)?|（[^（）]*[〔\d][^（）]*号）")
HOUSE = ("通", "工作人员", "明川市政务服务", "示范环境", "中文", "示范项目")


def texts(value):
    """Yield every text that somebody wrote into the catalogue."""
    match value:
        case str():
            yield from CHINESE.findall(value)
        case dict():
            for one in value.values():
                yield from texts(one)
        case list() | tuple():
            for one in value:
                yield from texts(one)


@pytest.fixture
def data(published):
    """Return what is data in the example city, the longest first."""
    catalogue = published_now().catalogue
    parts = (
        *catalogue.items.values(),
        *catalogue.departments.values(),
        *catalogue.evidence.values(),
        *catalogue.elements.values(),
        *catalogue.datasets.values(),
    )
    found = {text for one in parts for text in texts(stored(one)) if len(text) > 1}
    return sorted({*found, *HOUSE}, key=len, reverse=True)


@pytest.fixture
def reader(editor):
    editor.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return editor


@pytest.fixture
def changed(workshop):
    """Have a case filed, then publish a version that promises more time and wants a paper less."""
    FOOD_LICENCE.filed(lin(), workshop.outside)
    item = published_now().catalogue.items[FOOD]
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    first, last = item.requirements[0], item.requirements[-1]
    basics = basics_of(item)
    longer = replace(item.promised_limit, value=item.promised_limit.value + 1)
    workshop.edit(
        copy,
        SetBasics(basics=replace(basics, promised_limit=longer)),
        RemovePart(section=Section.REQUIREMENTS, key=last.id),
        ReplacePart(section=Section.REQUIREMENTS, key=first.id, part=replace(first, copies=3)),
    )
    workshop.reviewed(copy)
    workshop.publish(copy)


def left(page, data):
    """Return the Chinese that is neither data nor a law."""
    said = LAW.sub("", page)
    for one in data:
        said = said.replace(one, " ")
    return CHINESE.findall(said)


def test_two_versions_are_compared_in_english(reader, changed, data):
    for address in (f"published/{FOOD}/running/", f"published/{FOOD}/versions/"):
        page = words(reader.get(address))
        assert left(page, data) == [], address
    compared = words(reader.get(f"published/{FOOD}/compare/", before="1", after="2"))

    assert left(compared, data) == []
    assert "working days" in compared


def test_findings_and_refusals_are_said_in_english(reader, workshop, overviews, data):
    item = published_now().catalogue.items[FOOD]
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    loose = replace(item.requirements[0], name="其他材料", basis=())
    workshop.edit(copy, ReplacePart(section=Section.REQUIREMENTS, key=loose.id, part=loose))
    place = f"copies/{copy}/"
    known = [*data, "其他材料"]
    overview = words(reader.get(place))
    step = next(one.waits_for[0] for one in item.steps if one.waits_for)
    refused = reader.post(f"{place}parts/steps/", action="remove", key=step, revision="2")
    told = words(reader.client.get(refused.url) if refused.status_code == 302 else refused)

    assert "names no basis" in overview
    assert left(overview, known) == []
    assert left(told, known) == []
    assert left(words(reader.get("faults/")), known) == []
