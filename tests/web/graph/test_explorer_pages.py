"""Walking the graph in a browser: every question has a page, and every page says it in words."""

import xml.etree.ElementTree as ET
from io import BytesIO

import pytest
from city.stories import FOOD_LICENCE
from PIL import Image
from web.graph.conftest import words

from tongban.core.graph.nodes import NodeKind

pytestmark = pytest.mark.django_db
GRAPH = "/console/graph/"
ITEM = "item:food_business_licence"


def page(keeper, place: str = "", **asked: str) -> str:
    response = keeper.get(f"{GRAPH}{place}", asked)
    assert response.status_code == 200, (place, asked, response.status_code)
    return words(response)


def test_a_search_finds_what_is_meant_and_narrows_it(keeper):
    assert "断点与死循环" in page(keeper)
    found = page(keeper, q="食品经营许可")
    assert "食品经营许可（餐饮服务）新办" in found
    assert "没有找到" in page(keeper, q="没有这样的名字")
    narrowed = page(keeper, q="许可", kind="item", department="market_regulation")
    assert "食品经营许可" in narrowed
    assert "烟草专卖零售许可" not in narrowed


def test_long_results_go_on_page_by_page(keeper):
    first = keeper.get(GRAPH, {"kind": "element"})

    assert "接着看后面的" in words(first)
    after = "element:" + page_codes(first)[-1]
    second = keeper.get(GRAPH, {"kind": "element", "after": after})
    assert not set(page_codes(first)) & set(page_codes(second))


def page_codes(response) -> list[str]:
    rows = response.content.decode().split("<tr>")[2:]
    return [row.split('data-label="编码"')[1].split("<div>")[1].split("</div>")[0] for row in rows]


def test_an_item_shows_its_neighbours_its_hands_and_what_it_touches(keeper):
    shown = page(keeper, "node/", node=ITEM)

    for said in (
        "食品经营许可（餐饮服务）新办",
        "实施部门",
        "材料要求",
        "谁负责",
        "改它会牵动什么",
    ):
        assert said in shown


def test_a_node_of_every_kind_has_a_page(keeper):
    for kind in NodeKind:
        found = keeper.get(f"{GRAPH}api/search/", {"kind": kind.word, "limit": "2"}).json()["nodes"]
        assert found, kind
        for one in found:
            assert one["label"] in page(keeper, "node/", node=one["node"])


def test_a_material_says_whether_data_can_take_its_place(keeper):
    assert "可以不用群众提交" in page(keeper, "node/", node="evidence:business_licence")
    assert "暂时免不了" in page(keeper, "node/", node="evidence:premises_use_right")
    assert "无法判断能不能免" in page(keeper, "node/", node="evidence:sign_drawing")


def test_an_article_says_how_many_cases_are_under_way(keeper, citizen, outside):
    FOOD_LICENCE.filed(citizen, outside)

    shown = page(keeper, "node/", node="article:食品安全法#35")

    assert "正在办理的办件有 1 件" in shown


def test_a_way_is_told_errand_by_errand_and_what_is_held_shortens_it(keeper):
    told = page(keeper, "way/", node=ITEM, without_data="on")
    held = page(keeper, "way/", node=ITEM, without_data="on", held="evidence:business_licence")

    assert "第 3 件：食品经营许可（餐饮服务）新办" in told
    assert "第 3 件" not in held
    assert "假定手里已经有" in held
    assert "已经有了" in page(
        keeper, "way/", node="evidence:business_licence", held="evidence:business_licence"
    )


@pytest.mark.usefixtures("nobody_issues_a_paper")
def test_where_there_is_no_way_the_missing_papers_are_named(keeper):
    shown = page(keeper, "way/", node="item:housing_fund_withdrawal")

    assert "按现在的目录办不成" in shown


def test_a_path_is_found_by_name_and_told_hop_by_hop(keeper):
    assert "输入另一个节点的名称" in page(keeper, "path/", node=ITEM)
    assert "您要找的是哪一个" in page(keeper, "path/", node=ITEM, q="户外广告")
    told = page(keeper, "path/", node=ITEM, to="item:outdoor_sign")
    assert "最近的联系" in told
    assert "没有找到" in page(keeper, "path/", node=ITEM, q="没有这样的名字")


def test_a_lost_dataset_and_a_held_paper_make_a_difference(keeper):
    assert "要重新交材料的事项" in page(keeper, "loss/", node="dataset:population")
    assert "有了它就能办" in page(keeper, "loss/", node="evidence:kitchen_layout")
    assert "没有差别" in page(keeper, "loss/", node="evidence:seal_filing")


@pytest.mark.usefixtures("nobody_issues_a_paper")
def test_dead_ends_are_listed(keeper):
    assert "谁也开不出来的材料" in page(keeper, "dead-ends/")


def test_a_city_without_dead_ends_says_so_and_standards_that_differ_are_listed(keeper):
    assert "没有断点" in page(keeper, "dead-ends/")
    assert "户外招牌设施设置" in page(keeper, "standards/")


def test_lists_go_on_where_they_stopped(keeper):
    node = "department:human_resources"
    shown = page(keeper, "members/", node=node, relation="item_handled_by", way="back")
    touched = page(keeper, "touched/", node=node, kind="requirement")

    assert "实施的事项" in shown
    assert "会牵动什么" in touched


def test_the_drawing_is_handed_out_in_three_forms(keeper):
    svg = keeper.get(f"{GRAPH}drawing.svg", {"node": ITEM})
    png = keeper.get(f"{GRAPH}drawing.png", {"node": ITEM})
    graphml = keeper.get(f"{GRAPH}drawing.graphml", {"node": ITEM})

    assert ET.fromstring(svg.content).tag.endswith("svg")  # noqa: S314 - our own drawing
    assert Image.open(BytesIO(png.content)).width > 800
    nodes = ET.fromstring(graphml.content).iter(  # noqa: S314 - our own file
        "{http://graphml.graphdrawing.org/xmlns}node"
    )
    assert ITEM in [one.get("id") for one in nodes]
    for response in (svg, png, graphml):
        assert response["Content-Disposition"].startswith("attachment")
        assert "sandbox" in response["Content-Security-Policy"]


def test_what_is_not_there_is_not_found(keeper):
    for place, asked in (
        ("node/", {}),
        ("node/", {"node": "item:nobody"}),
        ("node/", {"node": "nothing"}),
        ("members/", {"node": ITEM, "relation": "nothing"}),
        ("way/", {"node": "department:market_regulation"}),
        ("loss/", {"node": ITEM}),
        ("drawing.svg", {"node": "item:nobody"}),
    ):
        assert keeper.get(f"{GRAPH}{place}", asked).status_code == 404


def test_a_page_costs_few_queries(keeper, django_assert_max_num_queries):
    keeper.get(GRAPH)
    for place, asked in (
        ("", {"q": "许可"}),
        ("node/", {"node": ITEM}),
        ("node/", {"node": "article:食品安全法#35"}),
        ("touched/", {"node": "element:person.id_number"}),
        ("way/", {"node": ITEM}),
        ("dead-ends/", {}),
        ("api/law/", {"node": "law:食品安全法"}),
    ):
        with django_assert_max_num_queries(8):
            keeper.get(f"{GRAPH}{place}", asked)
