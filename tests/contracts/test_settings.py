"""Every setting can be looked up, and nothing is documented that does not exist."""

import re

from contracts.tree import ROOT

from tongban.project import settings

PAGE = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"^\| `([A-Z_]+)` \|", PAGE, re.MULTILINE))


def test_every_setting_is_documented():
    assert settings.environment.asked - NAMED == set()


def test_every_documented_setting_exists():
    assert NAMED - settings.environment.asked == set()
