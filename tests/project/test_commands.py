"""The command line answers in sentences."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tongban.core.vocabulary.errors import ConfigurationError, Unavailable
from tongban.project.commands import parser
from tongban.project.database import connection
from tongban.project.environment import Environment, with_env_file
from tongban.project.ports import free_port


def test_every_module_of_the_package_is_a_command():
    [subparsers] = [a for a in parser()._actions if a.choices]

    assert {"check", "demo", "manage", "migrate", "web", "worker"} <= set(subparsers.choices)


@pytest.mark.parametrize("party", ["bank", "courier", "messages", "partner"])
def test_a_simulated_party_says_its_token_in_an_empty_folder_with_nothing_set(party, tmp_path):
    empty = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "TONGBAN_"))}
    told = subprocess.run(
        [sys.executable, "-m", "tongban", party, "token"],
        env=empty, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (told.returncode, told.stderr, len(told.stdout.strip())) == (0, "", 24)


def test_a_wrong_database_address_is_one_sentence():
    told = subprocess.run(
        [sys.executable, "-m", "tongban", "check", "--json"],
        env={**os.environ, "DATABASE_URL": "mysql://somewhere/db"},
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    [finding] = json.loads(told.stdout)

    assert (told.returncode, finding["well"]) == (1, False)
    assert finding["sentence"].startswith("DATABASE_URL must read postgresql://")


@pytest.mark.parametrize("url", ["", "mysql://h/d", "postgresql://h", "h/d", "postgresql://h:x/d"])
def test_what_is_no_postgresql_address_is_refused(url):
    with pytest.raises(ConfigurationError):
        connection(url, statement_seconds=5)


def test_a_full_database_address_is_understood():
    found = connection(
        "postgresql://u%40x:p%2F@db.example:5433/city?sslmode=require", statement_seconds=5
    )

    assert [found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "u@x", "p/", "db.example", "5433", "city",
    ]  # fmt: skip
    assert found["OPTIONS"]["sslmode"] == "require"
    assert "statement_timeout=5s" in found["OPTIONS"]["options"]


def test_a_taken_port_gives_way_to_the_next_unless_it_was_asked_for():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert free_port(port, address="127.0.0.1", fixed=False) > port
        with pytest.raises(Unavailable, match=f"Port {port} is taken"):
            free_port(port, address="127.0.0.1", fixed=True)


@pytest.mark.parametrize(("written", "read"), [("yes", True), ("0", False), (" TRUE ", True)])
def test_yes_and_no_are_read(written, *, read):
    assert Environment({"TONGBAN_X": written}).boolean("X", default=not read) is read


def test_a_blank_setting_is_no_setting():
    assert Environment({"TONGBAN_X": "  "}).text("X", default="d") == "d"


@pytest.mark.parametrize("written", ["-1", "1.5", "many", "٣", "0"])
def test_a_number_below_its_least_or_no_number_is_refused(written):
    with pytest.raises(ConfigurationError, match="TONGBAN_X must be a number from 1 up"):
        Environment({"TONGBAN_X": written}).integer("X", default=1, least=1)


def test_a_file_fills_in_what_the_environment_leaves_out(tmp_path: Path):
    file = tmp_path / ".env"
    file.write_text('# comment\n\nTONGBAN_A=file\nTONGBAN_B="two words"\n')

    assert with_env_file({"TONGBAN_A": "given"}, file) == {
        "TONGBAN_A": "given",
        "TONGBAN_B": "two words",
    }


def test_a_line_that_is_no_setting_is_named(tmp_path: Path):
    (tmp_path / ".env").write_text("TONGBAN_A=1\nnonsense\n")

    with pytest.raises(ConfigurationError, match=r"\.env:2"):
        with_env_file({}, tmp_path / ".env")
