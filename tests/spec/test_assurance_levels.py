"""Levels (核验等级要求): view none, ask one, file two, money, household and registration three."""

from pathlib import Path

import pytest

from tongban.adapters.assurance_levels import read_levels
from tongban.adapters.catalogue_files import read_catalogue
from tongban.core.people.assurance import Assurance
from tongban.core.people.assurance_levels import AssuranceLevels, OnlineAct
from tongban.core.vocabulary.errors import ConfigurationError
from tongban.examples.mingchuan import FOLDER

MINGCHUAN = read_levels(FOLDER / "assurance.yaml")


@pytest.mark.parametrize("levels", [MINGCHUAN, AssuranceLevels()])
def test_looking_asks_for_nothing_asking_for_one_and_filing_for_two(levels):
    acts = (OnlineAct.VIEW, OnlineAct.CONSULT, OnlineAct.APPLY)
    assert [levels.wanted(act).level for act in acts] == [
        Assurance.ANYBODY,
        Assurance.CLAIMED,
        Assurance.PROVEN,
    ]


@pytest.mark.parametrize("levels", [MINGCHUAN, AssuranceLevels()])
def test_what_leaves_ones_hands_wants_two_and_what_cannot_be_called_back_a_fresh_proof(levels):
    wanted = {act: levels.wanted(act) for act in OnlineAct}

    for act in (OnlineAct.SHARE, OnlineAct.AUTHORISE, OnlineAct.EXPORT):
        assert wanted[act].level is Assurance.PROVEN
        assert wanted[act].citation.is_local
    assert {act for act in wanted if wanted[act].fresh} == {OnlineAct.AUTHORISE, OnlineAct.EXPORT}
    assert wanted[OnlineAct.PAY].level is Assurance.CLAIMED


@pytest.mark.parametrize(
    ("item", "kind", "reason"),
    [
        ("subsistence_allowance", "05", "涉及资金"),
        ("deed_tax", "04", "涉及资金"),
        ("birth_household_registration", "07", "涉及户籍"),
        ("market_entity_registration", "07", "涉及登记"),
    ],
)
def test_money_household_and_registration_want_most(item, kind, reason):
    wanted = MINGCHUAN.to_apply([("outdoor_sign", "01"), (item, kind)])

    assert (wanted.level, wanted.reason) == (Assurance.STRONG, reason)


def test_an_ordinary_item_wants_what_filing_wants():
    assert MINGCHUAN.to_apply([("outdoor_sign", "01")]).level is Assurance.PROVEN


def test_a_registration_names_the_article_that_wants_real_names():
    citation = MINGCHUAN.items["market_entity_registration"].citation

    assert (citation.law, citation.article) == ("市场主体登记管理条例实施细则", "16")


def test_every_item_that_is_named_exists():
    assert set(MINGCHUAN.items) <= set(read_catalogue(FOLDER).catalogue.items)


ACTS = "acts: {apply: {level: 2, reason: 申请, basis: 本地配置（试）}}\n"


@pytest.mark.parametrize(
    "said",
    [
        "acts: {",
        "nothing: here",
        "acts: {fly: {level: 1, reason: 飞, basis: 本地配置（试）}}",
        "acts: {view: {level: 9, reason: 看, basis: 本地配置（试）}}",
        "acts: {view: {level: 1, reason: 看, basis: 随便}}",
        "acts: {view: {level: 1, fresh: soon, reason: 看, basis: 本地配置（试）}}",
        ACTS + "more: [{level: 3, reason: 钱, basis: 本地配置（试）, itmes: [deed_tax]}]",
        ACTS + "more: [{level: 3, reason: 钱, basis: {law: '', level: law}, items: [deed_tax]}]",
    ],
)
def test_a_file_that_means_nothing_is_refused_whole(tmp_path: Path, said: str):
    file = tmp_path / "assurance.yaml"
    file.write_text(said, encoding="utf-8")

    with pytest.raises(ConfigurationError):
        read_levels(file)


def test_a_file_that_is_not_there_is_a_fault_of_configuration(tmp_path: Path):
    with pytest.raises(ConfigurationError):
        read_levels(tmp_path / "none.yaml")
