"""Questions (情形): what only the applicant can tell.

A situation is never a stored list of cases: it is a set of answers. When some dataset learns to
serve the element, the question disappears by itself.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One element put to a person in plain words (情形提问)."""

    element: str
    words: str
    hint: str = ""
    help_text: str = ""
