"""A heading is a name, a code and a department, and what the code itself tells."""

import pytest

from tongban.core.catalog.headings import heading_of
from tongban.core.catalog.items import ItemType
from tongban.core.vocabulary.errors import InvalidValue

CELLS = {"authority": "local", "area": "519900", "type_code": "1", "group": "主项"}


def test_what_the_code_tells_stands_before_the_other_cells():
    sichuan = heading_of(
        "备案", "511Z07001006-511602000000-000-11511301008778183N-1-00", "局", **CELLS
    )
    national = heading_of("备案", "11440232MB2D06811W4000117051000", "局", **CELLS)
    local = heading_of("备案", "X-1", "局", **CELLS)

    assert sichuan.area == "511602"
    assert national.authority == "11440232MB2D06811W"
    assert (local.authority, local.area) == ("local", "5199")
    assert local.item_type is ItemType.LICENCE


@pytest.mark.parametrize(
    ("name", "code", "department"),
    [("", "X", "局"), ("事项", "X", ""), ("事项", "", "局"), ("事" * 1001, "X", "局")],
)
def test_without_a_name_a_code_or_a_department_there_is_no_heading(name, code, department):
    with pytest.raises(InvalidValue):
        heading_of(name, code, department, **CELLS)


def test_an_area_that_is_none_stays_as_its_source_has_it():
    assert heading_of("备案", "X-1", "局", **{**CELLS, "area": "川东"}).area == "川东"
