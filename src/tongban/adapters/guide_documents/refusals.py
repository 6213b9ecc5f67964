"""Refusals (拒收): why a file is not read, in a sentence that says what to do instead."""

from tongban.core.vocabulary.errors import InvalidValue


class UnreadableGuide(InvalidValue):
    """A file that no reader opens; the reason says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__("guide document", reason)
