"""The corpus of guides is read as well as it was when the rules were made, or better."""

import pytest
from reading_corpus.files import file_of
from reading_corpus.guides import HALVES, guides
from reading_corpus.measuring import KINDS, Score, scores
from readingwork import catalogue

from tongban.adapters.guide_documents import read_document
from tongban.core.reading.reading import read_guide

LEAST_F1 = {
    "building": {"evidence": 0.97, "conditions": 0.97, "limits": 0.97, "citations": 0.99},
    "set_aside": {"evidence": 0.86, "conditions": 0.87, "limits": 0.89, "citations": 0.99},
}


@pytest.fixture(scope="module")
def read():
    """Return the guides of both halves with what was proposed for each."""
    return {
        half: [(guide, read_guide(read_document(*file_of(guide)), catalogue())) for guide in both]
        for half in HALVES
        if (both := guides(half))
    }


@pytest.mark.parametrize("half", HALVES)
def test_a_half_has_twenty_guides_of_all_four_kinds_of_file(half):
    kinds = {guide.form.partition("-")[0] for guide in guides(half)}

    assert len(guides(half)) == 20
    assert kinds == {"txt", "html", "docx", "xlsx"}


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_half_is_read_no_worse_than_before(read, half, kind):
    total = sum((scores(guide, found)[kind] for guide, found in read[half]), Score())

    assert total.f1 >= LEAST_F1[half][kind]


@pytest.mark.parametrize("half", HALVES)
def test_every_proposal_points_at_words_of_the_guide(read, half):
    for guide, found in read[half]:
        text = " ".join(guide.lines)
        for suggestion in found:
            words = suggestion.source.text

            assert words
            assert words.split("\n")[0].replace("• ", "")[:8] in text
            assert words in suggestion.source.sentence or "\n" in words or "。" in words


@pytest.mark.parametrize("half", HALVES)
def test_a_catch_all_is_proposed_with_its_fault_and_linked_to_nothing(read, half):
    for guide, found in read[half]:
        findings = {getattr(one.finding, "name", ""): one.finding for one in found}
        for material in guide.evidence:
            if material.fault and material.name in findings:
                assert findings[material.name].doubt
                assert not findings[material.name].alternatives
