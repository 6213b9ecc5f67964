"""`tongban lists publish` and `tongban standards set`: in the name of who may, once and no more."""

from contextlib import nullcontext

import pytest
from city.catalogue import put_back

from tongban.actions.accounts import open_officer
from tongban.actions.workshop.standards import differences_from_standard
from tongban.core.people.actors import Role
from tongban.project.commands import main
from tongban.store.catalog import shelf
from tongban.store.overviews.queries.editions import editions, extents

MARKET = "market_regulation"
SIGN = "outdoor_sign"


@pytest.fixture
def told(db, capsys, monkeypatch, settings):
    """Run such a command over the example city and return its code and words."""
    put_back()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for command in ("lists", "standards"):
        monkeypatch.setattr(f"tongban.project.commands.{command}.running_platform", nullcontext)
    for name, department, role in (
        ("keeper", "data_bureau", Role.ITEM_ADMINISTRATOR),
        ("window", MARKET, Role.WINDOW),
    ):
        open_officer(
            name, "a-long-enough-password", name=name, staff_number=name,
            department=department, roles=frozenset({role}),
        )  # fmt: skip

    def ran(*words, by="keeper", does=("lists", "publish")):
        code = main([*does, "--by", by, *words])
        said = capsys.readouterr()
        return code, said.out or said.err

    yield ran
    shelf.forget()


def test_every_list_is_published_once_and_stays_while_nothing_changes(told):
    code, first = told()
    again = told()[1]

    assert code == 0
    assert [line.partition("：")[0] for line in first.splitlines()] == [
        "权力清单",
        "责任清单",
        "公共服务目录",
    ]
    assert again.count("没有变化") == 3
    assert set(extents()) == {"powers", "responsibilities", "public_services"}
    assert len(editions("powers", MARKET)) == 1


def test_a_demonstration_leaves_alone_what_was_published_before(told):
    told("--list", "powers", "--department", MARKET, "--approval", "明政发〔2026〕1号")

    assert "权力清单" not in told("--unless-published")[1]
    assert extents()["powers"].departments == 1
    assert told("--unless-published") == (0, "")


@pytest.mark.parametrize(("by", "words"), [("nobody", "没有 nobody"), ("window", "lists")])
def test_lists_are_published_only_in_the_name_of_who_may(told, by, words):
    code, said = told(by=by)

    assert (code, words in said, extents()) == (1, True, {})


def test_a_standard_is_set_once_and_a_county_sees_in_what_it_differs(told):
    does = ("standards", "set", SIGN)

    assert told(does=does) == (0, "户外招牌设施设置：定为标准，第 1 版\n")
    assert told("--unless-set", does=does) == (0, "")
    heavier = {one.place for one in differences_from_standard(f"{SIGN}_nanqiao")}
    assert differences_from_standard(SIGN) == ()
    assert any("identity" in place for place in heavier), heavier


@pytest.mark.parametrize(
    ("by", "item", "words"),
    [("keeper", "nothing", "没有发布过 nothing"), ("window", SIGN, "standards are set by")],
)
def test_no_standard_comes_from_nothing_or_from_who_may_not_set_it(told, by, item, words):
    code, said = told(by=by, does=("standards", "set", item))

    assert code == 1
    assert words in said
