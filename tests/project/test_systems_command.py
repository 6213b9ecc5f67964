"""The operator registers, lists and removes systems by command; a secret is told once."""

from contextlib import nullcontext

import pytest

from tongban.project.commands import main

pytestmark = pytest.mark.django_db
REGISTER = (
    "systems", "register", "desk", "--name", "综合窗口", "--department", "market_regulation",
    "--scope", "openid", "--redirect", "https://desk.test/back",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    monkeypatch.setattr("tongban.project.commands.systems.running_platform", nullcontext)


def test_a_system_is_registered_listed_and_removed(capsys):
    assert main(REGISTER) == 0
    told = capsys.readouterr().out
    main(("systems", "list"))
    listed = capsys.readouterr().out
    assert main(("systems", "remove", "desk")) == 0
    main(("systems", "list"))
    secret = told.rpartition("client_secret ")[2].strip()

    assert len(secret) > 40
    assert ("desk" in listed, "综合窗口" in listed, secret in listed) == (True, True, False)
    assert capsys.readouterr().out == ""


def test_what_cannot_be_registered_is_one_sentence(capsys):
    wrong = [*REGISTER[:-1], "http://desk.test/back"]

    assert main(wrong) == 1
    assert "https addresses" in capsys.readouterr().err
