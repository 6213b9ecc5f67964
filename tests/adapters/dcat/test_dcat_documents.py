"""A catalogue leaves as DCAT-AP and comes back as it was; what is nonsense is told, not taken."""

import json
from dataclasses import replace

import pytest
from citywork import CATALOGUE
from exchangework import RESOURCE

from tongban.adapters.dcat import read_page, write_page
from tongban.adapters.dcat.reading import MOST_BYTES
from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange.resources import Form, Opening, as_resource
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import Unavailable

EVERY = tuple(as_resource(one, {}) for one in CATALOGUE.datasets.values())
NAMES = {code: one.name for code, one in CATALOGUE.departments.items()}
RICH = replace(
    RESOURCE,
    summary="养老待遇的领取情况",
    proves=("marriage_certificate",),
    family=("person.name",),
    areas=("519900",),
    update_cycle="每日",
    form=Form.FILE,
    opening=Opening.CONDITIONAL,
    sharing=Sharing.NOT_SHARED,
    basis=parse_citation("行政法规:政务数据共享条例#19"),
    quality=87,
)


@pytest.mark.parametrize("one", [*EVERY, RESOURCE, RICH], ids=lambda one: one.code)
def test_what_is_written_reads_back_as_it_was(one):
    assert read_page(write_page([one], NAMES, title="目录")).resources == (one,)


def test_a_document_says_what_others_look_for():
    (said,) = json.loads(write_page([RICH], NAMES, title="目录"))["dcat:dataset"]

    assert said["@type"] == "dcat:Dataset"
    assert said["dct:publisher"]["foaf:name"] == NAMES[RICH.holder]
    assert said["dct:accessRights"]["@id"].endswith("/NON_PUBLIC")


def test_a_page_leads_to_the_next():
    assert read_page(write_page(EVERY, NAMES, title="目录", following="p2")).following == "p2"
    assert read_page(write_page(EVERY, NAMES, title="目录")).following == ""


@pytest.mark.parametrize(
    "document",
    [b"", b"[]", b"{", b'{"dcat:other": []}', b"[" * 100_000, b"x" * (MOST_BYTES + 1)],
    ids=["nothing", "list", "broken", "no catalogue", "deep", "large"],
)
def test_what_is_no_catalogue_is_refused_whole(document):
    with pytest.raises(Unavailable):
        read_page(document)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"tb:sharing": "everything"},
        {"dcatap:applicableLegislation": "《某法》第"},
        {"dct:publisher": "somebody"},
        {"tb:opening": 7},
        {"dcat:distribution": [{"tb:form": "fax"}]},
    ],
)
def test_a_dataset_that_cannot_be_read_leaves_the_others(spoilt):
    document = json.loads(write_page([RICH, RESOURCE], NAMES, title="目录"))
    document["dcat:dataset"][0] |= spoilt | {"dct:identifier": "spoilt"}
    page = read_page(json.dumps(document).encode())

    assert page.unread == ("spoilt",)
    assert page.resources == (RESOURCE,)


def test_texts_of_any_shape_are_read_and_endless_ones_are_not():
    document = json.loads(write_page([RESOURCE], NAMES, title="目录"))
    (said,) = document["dcat:dataset"]
    said |= {"dct:title": "纯文本", "tb:condition": "长" * 5_000, "tb:quality": 101}
    said["dct:spatial"] = "519900"
    document["dcat:dataset"] = said
    (one,) = read_page(json.dumps(document).encode()).resources

    assert (one.name, one.condition, one.quality, one.areas) == ("纯文本", "", None, ("519900",))
