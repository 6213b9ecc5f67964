"""个人信息保护法第六条: of what is known, only what serves the matter is seen and asked."""

from dataclasses import replace

from guidework import catalogue, circumstances, form_field, item, output, requirement

from tongban.core.catalog.disclosure import serving
from tongban.core.guides.forms import fields_needed
from tongban.core.guides.relevance import knowledge


def test_what_an_item_asks_decides_on_has_proved_or_puts_on_its_result_serves_it() -> None:
    matter = item(
        questions=["a.yes"],
        conditions=["b.yes"],
        fields=(form_field("p.name"),),
        requirements=(requirement("report", when="c.yes"),),
        outputs=(output("licence", "p.use"),),
    )

    assert serving(matter, catalogue([matter])) == {
        "a.yes",
        "b.yes",
        "c.yes",
        "p.name",
        "p.area",
        "p.rent",
        "p.use",
        "made.number",
    }


def test_a_paper_or_result_that_the_catalogue_does_not_know_proves_nothing() -> None:
    matter = item(requirements=(requirement("unheard_of"),))
    known = catalogue([matter])

    assert serving(matter, replace(known, evidence={})) == frozenset()


def test_a_field_that_this_situation_does_not_need_is_not_on_the_form_to_be_corrected() -> None:
    matter = item(
        fields=(form_field("p.name"), form_field("p.rent", when='p.use = "shop"')),
    )

    def asked(answers: dict[str, object]) -> list[str]:
        known = knowledge(circumstances(answers))
        return [field.element for field in fields_needed(matter, known)]

    assert asked({"p.use": "home"}) == ["p.name"]
    assert asked({"p.use": "shop"}) == ["p.name", "p.rent"]
    assert asked({}) == ["p.name", "p.rent"]
