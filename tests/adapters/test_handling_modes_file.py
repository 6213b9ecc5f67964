"""The file of modes is read whole or refused, naming what is wrong (办理方式配置)."""

import pytest

from tongban.adapters.handling_modes import read_modes
from tongban.core.cases.outcomes import LapseConsequence
from tongban.core.vocabulary.errors import ConfigurationError
from tongban.examples.mingchuan import FOLDER

FILE = FOLDER / "modes.yaml"


def test_the_example_city_says_how_it_handles_its_items():
    modes = read_modes(FILE)

    assert set(modes.instant) == {"employment_registration"}
    assert modes.deferral_of("any").consequence is LapseConsequence.ACCEPTANCE_REVOKED
    assert modes.declarations["fire_safety_check"].instead_steps == ("inspect",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("margin: 2 个工作日", "margin: 两天"),
        ("sources:", "source:"),
        ("opened_by: 消防法#15.1", "opened_by: 本地配置（方便）"),
        ("per_thousand: 100", "per_thousand: 5000"),
        ("consequence: acceptance_revoked", "consequence: nothing"),
        ("human_review:", "review:"),
    ],
)
def test_what_is_misspelt_or_not_lawful_is_refused(tmp_path, before, after):
    told = FILE.read_text(encoding="utf-8")
    assert before in told
    wrong = tmp_path / "modes.yaml"
    wrong.write_text(told.replace(before, after), encoding="utf-8")

    with pytest.raises(ConfigurationError):
        read_modes(wrong)
