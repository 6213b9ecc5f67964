"""Keys (行编号): short names for new rows, so that no editor has to invent one."""

import re
from collections.abc import Iterable
from itertools import count
from typing import Final

from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.sections import Section
from tongban.core.vocabulary.errors import InvalidValue

_STEMS: Final = {
    Section.CONDITIONS: "condition",
    Section.REQUIREMENTS: "requirement",
    Section.STEPS: "step",
    Section.OUTPUTS: "output",
    Section.FEES: "fee",
    Section.SPECIAL_PROCEDURES: "procedure",
    Section.ELEMENTS: "new.element",
    Section.EVIDENCE: "new_evidence",
}
_KEY: Final = re.compile(r"[A-Za-z0-9_.\-]{1,64}\Z")


def fresh_key(copy: WorkingCopy, section: Section, taken: Iterable[str] = ()) -> str:
    """Return a key for a new row that neither the copy nor `taken` has; it stays for good."""
    used = {section.key(row) for row in copy.rows(section)} | {*taken}
    stem = _STEMS[section]
    return next(key for number in count(1) if (key := f"{stem}_{number}") not in used)


def refuse_bad_key(section: Section, key: str) -> None:
    """Refuse a key that no address or file could carry; rows with keys of their own are free."""
    if section in _STEMS:
        refuse_bad_code(key)


def refuse_bad_code(code: str) -> None:
    """Refuse a code that no address or file could carry."""
    if not _KEY.match(code):
        raise InvalidValue("key", "编码只用字母、数字、下划线、点和连字符，最多 64 个字符")
