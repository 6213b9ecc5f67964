"""`tongban lists publish` gives the public dated editions, in the name of who may publish them."""

from contextlib import nullcontext

import pytest
from city.catalogue import put_back

from tongban.actions.accounts import open_officer
from tongban.core.people.actors import Role
from tongban.project.commands import main
from tongban.store.catalog import shelf
from tongban.store.overviews.queries.editions import editions, extents

MARKET = "market_regulation"


@pytest.fixture
def told(db, capsys, monkeypatch, settings):
    """Run `tongban lists publish` over the example city and return its code and words."""
    put_back()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr("tongban.project.commands.lists.running_platform", nullcontext)
    for name, department, role in (
        ("keeper", "data_bureau", Role.ITEM_ADMINISTRATOR),
        ("window", MARKET, Role.WINDOW),
    ):
        open_officer(
            name, "a-long-enough-password", name=name, staff_number=name,
            department=department, roles=frozenset({role}),
        )  # fmt: skip

    def ran(*words, by="keeper"):
        code = main(["lists", "publish", "--by", by, *words])
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
