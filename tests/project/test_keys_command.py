"""`tongban keys` makes a key, moves everything to it, and says when the old one may go."""

from contextlib import nullcontext

import pytest
from city.people import lin

from tongban.project.commands import main
from tongban.store.people.models import Account
from tongban.store.sealing import blind_index
from tongban.store.sealing.carrying import connected
from tongban.store.sealing.keys import key_ids

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(capsys, monkeypatch):
    """Run `tongban keys` and return its code and words."""
    monkeypatch.setattr("tongban.project.commands.keys.running_platform", nullcontext)

    def ran(*words):
        return main(["keys", *words]), capsys.readouterr().out

    return ran


@pytest.mark.parametrize("algorithm", ["aes", "sm4"])
def test_a_key_that_was_made_is_taken(told, algorithm):
    code, key = told("make", "2027", "--algorithm", algorithm)

    assert (code, key_ids([key.strip()])) == (0, ("2027",))


def test_when_everything_has_moved_the_old_key_may_go(told, settings):
    lin()
    old = settings.FIELD_KEYS[0]
    new = told("make", "2027")[1].strip()
    settings.FIELD_KEYS = [new, old]

    before = told("use")
    moved = told("move")
    after = told("use")

    assert before == (0, "2027\t0 个值\t最新，用来加密\nlaptop\t1 个值\t仍在使用，不能删除\n")
    assert moved == (0, "改用最新密钥加密 1 个值\n")
    assert after == (
        0,
        "2027\t1 个值\t最新，用来加密\nlaptop\t0 个值\t不再使用，可以从配置中删除\n",
    )
    settings.FIELD_KEYS = [new]
    assert Account.objects.get().person["name"] == "林晓雨"


def test_a_key_that_was_taken_away_too_early_is_told_of(told, settings):
    lin()
    settings.FIELD_KEYS = [told("make", "2027")[1].strip()]

    code, words = told("use")

    assert code == 1
    assert "laptop\t1 个值\t不在 TONGBAN_FIELD_KEYS 中，打不开" in words


def test_people_are_found_under_a_key_that_is_put_over_the_first(told, settings):
    """A77: as an operator does it, key by key."""
    number = lin().person
    before = blind_index(number)
    settings.BLIND_INDEX_LATER_KEYS = [told("make-index")[1].strip()]

    carried = told("index")

    assert carried == (0, "1 处盲索引已换到第 2 把密钥\n")
    assert bytes(Account.objects.get().person_index) == blind_index(number) != before
    assert told("index")[0] == 1, "there is no newer key"
    connected()._generation = 1
