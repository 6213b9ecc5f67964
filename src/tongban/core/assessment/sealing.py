"""Sealed answers (封存): committed to when they are given, shown on the day, checked by anyone.

The hash is over the answers and a salt; it is public at once and the answers are not. Whoever has
both later computes the same hash, or knows that something was changed.
"""

import hashlib
import json
from collections.abc import Mapping


def seal_of(answers: Mapping[str, object], salt: str) -> str:
    """Return the hash under which answers are sealed."""
    said = json.dumps(answers, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\x1f{said}".encode()).hexdigest()
