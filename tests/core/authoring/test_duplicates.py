"""The same material under several names is found, and nothing else is (invented names)."""

from dataclasses import replace

import pytest
from authoringwork import ITEM
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.authoring.duplicates import (
    alike,
    departments_using,
    many_names,
    near_duplicates,
    normalised,
)
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import EvidenceKind, EvidenceSource, EvidenceType


def paper(code: str, name: str, *proves: str, **more) -> EvidenceType:
    return EvidenceType(
        code=code,
        name=name,
        kind=EvidenceKind.OTHER,
        source=EvidenceSource.APPLICANT,
        proves=proves,
        **more,
    )


def catalogue_of(*papers: EvidenceType, items=()) -> Catalogue:
    return Catalogue(
        elements={},
        departments={},
        evidence={one.code: one for one in papers},
        items={item.code: item for item in items},
    )


def pairs(*papers: EvidenceType) -> list[tuple[str, str]]:
    return [(one.one, one.other) for one in near_duplicates(catalogue_of(*papers))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("竹编作坊场地使用证明", "竹编作坊场地使用证明（复印件）"),
        ("申请人的竹编技艺证书", "竹编技艺证书原件"),
        ("渡船 检验 合格证", "渡船检验合格证，加盖公章"),
        ("ＡＢ类渡口许可", "ab类渡口许可"),
    ],
)
def test_what_every_department_adds_to_a_name_makes_no_other_paper(one, other):
    assert normalised(one) == normalised(other)
    assert alike(one, other) == 1


def test_a_name_that_is_nothing_but_additions_stays_what_it_is():
    assert normalised("本人") == "本人"
    assert normalised("（复印件）") == "（复印件）"
    assert alike("证", "证") == 1


def test_what_brackets_say_of_the_paper_itself_keeps_it_apart():
    assert alike("竹器产权证书（过户后）", "竹器产权证书") < 1


def test_near_names_are_found_and_far_ones_are_not():
    assert pairs(
        paper("a", "竹编作坊场地使用证明"),
        paper("b", "竹编作坊场地使用权证明"),
        paper("c", "渡船检验合格证"),
    ) == [("a", "b")]


def test_shared_elements_bring_names_nearer():
    far, near = paper("b", "竹器场地租约", "site.address"), paper("b", "竹器场地租约")
    with_elements = near_duplicates(
        catalogue_of(paper("a", "竹器场地合同", "site.address"), far), least=0.0
    )
    without = near_duplicates(catalogue_of(paper("a", "竹器场地合同"), near), least=0.0)

    assert with_elements[0].shared == ("site.address",)
    assert with_elements[0].score > without[0].score


def test_aliases_count_as_names_and_what_was_merged_is_not_told_again():
    kept = paper("a", "渡船检验合格证", aliases=("船舶检验合格证明",))

    assert pairs(kept, paper("b", "船舶检验合格证明书")) == [("a", "b")]
    assert pairs(kept, paper("b", "船舶检验合格证明")) == []


def test_what_hundreds_share_is_not_followed():
    many = [paper(f"p{number}", f"证明{chr(0x4E00 + number)}") for number in range(250)]

    assert near_duplicates(catalogue_of(*many), least=0.3) == ()


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_likeness_is_the_same_in_both_directions_and_between_nought_and_one(one, other):
    assert alike(one, other) == alike(other, one)
    assert 0 <= alike(one, other) <= 1
    assert alike(one, one) == 1


def test_one_material_with_several_names_is_told_with_who_uses_which():
    item = ITEM
    row = replace(item.requirements[0], alternatives=(("a",),))
    first = replace(item, code="x1", requirements=(replace(row, name="场地证明"),))
    second = replace(
        item, code="x2", department="other", requirements=(replace(row, name="场所证明"),)
    )
    both = replace(
        item, code="x3", requirements=(replace(row, alternatives=(("a", "b"),), name="场所材料"),)
    )
    city = catalogue_of(paper("a", "场地使用证明"), items=(first, second, both))

    (told,) = many_names(city)

    assert told.evidence == "a"
    assert told.names == {"场地证明": (item.department,), "场所证明": ("other",)}
    assert many_names(city, least=3) == ()
    assert departments_using(city) == {
        "a": tuple(sorted((item.department, "other"))),
        "b": (item.department,),
    }
