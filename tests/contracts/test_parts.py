"""What the platform is made of (第三方部件): licences that bind nobody, no known holes.

A99: the lock file is read as it stands. Continuous integration has no network for this, so the
holes are a list of our own; `make audit` asks the open one.
"""

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from contracts.tree import ROOT
from packaging.version import Version

LOCKED = {
    one["name"]: one.get("version", "0")
    for one in tomllib.loads((ROOT / "uv.lock").read_text())["package"]
}
HOLES = tomllib.loads((ROOT / ".ci" / "known-holes.toml").read_text())
BINDING = re.compile(r"gpl|affero|sspl|busl|business source", re.IGNORECASE)
FREE = re.compile(r"mit|bsd|apache|isc|mpl|mozilla|psf|python|zlib|w3c|cc0", re.IGNORECASE)
LIBRARIES = {"psycopg", "psycopg-binary", "psycopg-pool", "python-stdnum", "spiffworkflow"}
"""LGPL: used unchanged and replaceable, as the licence asks of whoever uses a library.

The last one only where measurements are made (`uv sync --group bench`).
"""

UNNAMED = {"axe-playwright-python": "MIT", "owlrl": "W3C", "zen-engine": "MIT"}
"""Parts of the tests whose package names no licence; their repositories do."""


def licence(one: Distribution) -> str:
    """Return what a part says of its licence: the expression, or the classifiers, or its words."""
    said = one.metadata
    classified = [
        line.rpartition("::")[2].strip()
        for line in said.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    return (
        said.get("License-Expression") or "; ".join(classified) or (said.get("License") or "")[:80]
    )


def installed() -> dict[str, str]:
    """Return the licence of each part of the lock file that is installed here."""
    found = {}
    for name in LOCKED:
        try:
            found[name] = UNNAMED.get(name) or licence(distribution(name))
        except PackageNotFoundError:
            continue
    return found


def test_a99_no_part_has_a_licence_that_would_bind_the_platform():
    found = installed()
    found.pop("tongban", None)
    binding = {name for name, said in found.items() if BINDING.search(said)}
    unknown = {name for name, said in found.items() if not FREE.search(said)} - LIBRARIES

    assert len(found) > 80
    assert binding <= LIBRARIES
    assert all("lesser" in found[name].lower() or "LGPL" in found[name] for name in binding)
    assert unknown == set()


def test_a99_no_part_is_of_a_version_with_a_known_hole():
    holes = {
        name: (LOCKED[name], one["says"])
        for name, one in HOLES.items()
        if name in LOCKED and Version(LOCKED[name]) < Version(one["sound"])
    }

    assert holes == {}
    assert len(HOLES.keys() & LOCKED.keys()) > 8, "a list of parts that we do not use shows nothing"
