"""On which of the three lists a material stands."""

from dataclasses import replace

import pytest
from guidework import EVIDENCE, catalogue, dataset

from tongban.core.authoring.paper_lists import PaperList, paper_list_of

PAPER = EVIDENCE[0]


@pytest.mark.parametrize("served", [True, False])
def test_a_certificate_stands_on_the_list_of_certificates_whoever_serves_it(served):
    proves = (PAPER.code,) if served else ()
    city = catalogue(datasets=[dataset("register", proves=proves)])

    licence = replace(PAPER, certificate_type="licence")

    assert paper_list_of(licence, city) is PaperList.CERTIFICATES


@pytest.mark.parametrize(
    ("proves", "expected"), [((PAPER.code,), PaperList.ONLINE), ((), PaperList.OFFLINE)]
)
def test_a_paper_that_a_register_answers_for_stands_online_and_another_is_handed_in(
    proves, expected
):
    city = catalogue(datasets=[dataset("register", proves=proves)])

    assert paper_list_of(PAPER, city) is expected
