"""Questions before signing in: one a page, only what matters, nothing lost, reasons given."""

import re

import pytest

from tongban.core.catalog.elements import ValueKind
from tongban.web.hall.asking.fields import input_name

pytestmark = pytest.mark.django_db
ASK = "/ask/item/food_business_licence/"
CHECKLIST = f"{ASK}checklist/"
GOOD = {
    "food-only_packaged": "no",
    "premises-area": "120",
    "premises-near_pollution": "no",
    "food-has_manager": "yes",
    "food-applicant_banned": "no",
    "food-handlers_healthy": "yes",
}


def text(response):
    return response.content.decode()


def asked(client, path=ASK):
    """Return the input names of the question that is asked now, or None at the checklist."""
    response = client.get(path)
    if response.status_code == 302:
        return None
    return response.context["page"].fields[0].name


def answer_all(client, answers, path=ASK):
    for _ in range(50):
        name = asked(client, path)
        if name is None:
            return
        client.post(path, {name: answers[name], "element": name.replace("-", ".")})


def test_questions_end_in_a_checklist(client, published):
    answer_all(client, GOOD)

    page = text(client.get(CHECKLIST))
    assert "您可以申请" in page or "您符合办理条件" in page
    assert "经营场所布局" in page
    assert "最晚办好" in page


def test_nothing_more_is_asked_once_somebody_is_not_eligible(client, published):
    client.post(ASK, {"food-only_packaged": "yes", "element": "food.only_packaged"})

    assert asked(client) is None
    page = text(client.get(CHECKLIST))
    assert "暂时不能办" in page
    assert "第三十五条" in page
    assert "备案" in page


def test_a_wrong_answer_is_explained_and_kept(client, published):
    response = client.post(ASK, {"premises-area": "很大", "element": "premises.area"})

    assert response.status_code == 422
    assert "很大" in text(response)
    assert "数字" in text(response)


@pytest.mark.parametrize(
    "value", ["", "NaN", "1e309", "-5", "９９９９９９９", "x" * 100_000, "\u202e8", "\x00", "0x10"]
)
def test_no_number_that_is_typed_breaks_the_page(client, published, value):
    response = client.post(ASK, {"premises-area": value, "element": "premises.area"})

    assert response.status_code in (302, 422)


def test_an_answer_can_be_changed(client, published):
    answer_all(client, GOOD)
    client.post(ASK, {"premises-area": "60", "element": "premises.area"})

    assert "60 平方米" in text(client.get(CHECKLIST))


def test_starting_over_forgets_everything(client, published):
    answer_all(client, GOOD)
    client.post(CHECKLIST, {"start_over": "1"})

    assert asked(client) is not None


def test_an_answer_to_something_nobody_asks_is_not_found(client, published):
    assert client.post(ASK, {"x": "1", "element": "person.name"}).status_code == 404


def test_looking_changes_nothing(client, published):
    client.get(CHECKLIST)
    client.get(ASK)

    assert "answers" not in client.session


def test_a_journey_lets_people_choose_its_items(client, published):
    path = "/ask/journey/open_restaurant/checklist/"
    client.post(path, {"items": ["food_business_licence", "not_an_item"]})

    page = text(client.get(path))
    assert page.count('type="checkbox"') >= 2
    assert re.findall(r'value="(\w+)"[^>]* checked', page) == ["food_business_licence"]


def test_every_question_of_the_city_can_be_shown_and_answered(client, published, city):
    """Each kind of element has an input that its own value can be read back from."""
    kinds = {
        city.catalogue.elements[question.element].kind
        for item in city.catalogue.items.values()
        for question in item.questions
    }

    assert ValueKind.YES_NO in kinds
    for code, item in city.catalogue.items.items():
        for question in item.questions:
            element = city.catalogue.elements[question.element]
            page = client.get(f"/ask/item/{code}/", {"change": question.element})
            assert input_name(element) in text(page)
            assert question.words in text(page)
