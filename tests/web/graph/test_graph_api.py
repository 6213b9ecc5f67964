"""Programs ask the graph what pages show, within bounds and by the page."""

import pytest

pytestmark = pytest.mark.django_db
API = "/console/graph/api/"
ITEM = "item:food_business_licence"
PAPER = "evidence:business_licence"


@pytest.fixture
def ask(keeper):
    """Return what asks the interface and expects an answer."""

    def asked(question: str, **given: str):
        response = keeper.get(f"{API}{question}/", given)
        assert response.status_code == 200, response.content
        return response.json()

    return asked


def test_a_search_is_read_page_by_page_to_its_end(ask):
    seen, after = [], ""
    while True:
        page = ask("search", kind="evidence", limit="30", after=after)
        seen += [one["node"] for one in page["nodes"]]
        if page["next"] is None:
            break
        after = page["next"]

    assert len(seen) == len(set(seen)) == page["total"]


def test_every_question_is_answered(ask):
    assert ask("node", node=ITEM)["hands"]
    assert ask("members", node=ITEM, relation="item_requirements")["total"] > 1
    assert ask("path", node=ITEM, to="item:outdoor_sign")["hops"]
    counts = ask("touched", node=PAPER, kind="item", beyond="1")
    assert counts["counts"]["item"] == counts["total"]
    assert ask("material", node=PAPER)["sparable"]
    assert ask("way", node=ITEM)["way"]["errands"]
    assert ask("loss", node="evidence:kitchen_layout")["gained"]["total"] > 0
    assert ask("loss", node="dataset:population")["papers_again"]["total"] > 0
    assert ask("law", node="law:食品安全法")["items"]["total"] > 0
    assert ask("dead-ends")["items"]["total"] == 0
    assert len(ask("standards")["spreads"]) == 1
    assert ask("standards", node="standard:510101001000")["lines"]


@pytest.mark.usefixtures("nobody_issues_a_paper")
def test_what_nobody_can_obtain_is_told(ask):
    assert ask("way", node="item:housing_fund_withdrawal")["missing"]
    assert ask("dead-ends")["items"]["total"] > 0


WRONG = (
    ("search", {"limit": "0"}),
    ("search", {"limit": "101"}),
    ("search", {"limit": "-1"}),
    ("search", {"limit": "1e9"}),
    ("search", {"limit": "٣"}),
    ("search", {"limit": "9" * 400}),
    ("node", {"node": "item:nobody"}),
    ("node", {}),
    ("material", {"node": ITEM}),
    ("way", {"node": "law:食品安全法"}),
    ("way", {"node": ITEM, "by": "luck"}),
    ("loss", {"node": ITEM}),
    ("law", {"node": ITEM}),
    ("standards", {"node": ITEM}),
)


def test_a_wrong_question_is_told_what_is_expected(keeper):
    for question, given in WRONG:
        response = keeper.get(f"{API}{question}/", given)
        assert response.status_code == 422, (question, given)
        assert response.json()["error"]


def test_two_nodes_that_are_not_connected_have_no_path(ask):
    alone = ask("search", kind="parameter")["nodes"][0]["node"]

    assert ask("path", node=alone, to=alone)["hops"] == []
