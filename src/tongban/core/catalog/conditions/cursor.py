"""A cursor over tokens (读取位置): look, take, expect, and complain at the right character."""

from collections.abc import Iterator
from contextlib import contextmanager

from tongban.core.catalog.conditions.bounds import MOST_DEPTH, ConditionTooCostly
from tongban.core.catalog.conditions.tokens import ConditionSyntaxError, Token, tokenise


class Cursor:
    """The place reached in a text, and how deep in parentheses it lies."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = tokenise(text)
        self._next = 0
        self._depth = 0

    @property
    def token(self) -> Token:
        """Return the token ahead."""
        return self._tokens[self._next]

    @property
    def before(self) -> Token:
        """Return the token just read."""
        return self._tokens[max(self._next - 1, 0)]

    def sees(self, *written: str) -> bool:
        """Tell whether the token ahead is one of these words or signs."""
        return self.token.written in written and self.token.kind in ("word", "sign")

    def take(self) -> Token:
        """Return the token ahead and step past it."""
        token = self.token
        self._next += token.kind != "end"
        return token

    def took(self, written: str) -> bool:
        """Step past `written` if it is ahead, and tell whether it was."""
        if self.sees(written):
            self.take()
            return True
        return False

    def expect(self, *written: str) -> None:
        """Step past these words or signs, in this order."""
        for one in written:
            if not self.took(one):
                raise self.error(f"这里应该是“{one}”，却是{self.token.shown}")

    def expect_kind(self, kind: str, meaning: str) -> Token:
        """Step past a token of `kind`; `meaning` says in Chinese what was wanted."""
        if self.token.kind != kind:
            raise self.error(f"这里应该是{meaning}，却是{self.token.shown}")
        return self.take()

    def whole_number(self) -> int:
        """Step past a whole number and return it."""
        token = self.expect_kind("number", "整数")
        if "." in token.written:
            raise self.error("这里要整数", at=token.position)
        return int(token.written)

    def error(self, reason: str, *, at: int | None = None, hint: str = "") -> ConditionSyntaxError:
        """Return an error that points at the token ahead, or at character `at`."""
        position = self.token.position if at is None else at
        return ConditionSyntaxError(reason, text=self.text, position=position, hint=hint)

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Enter one level of nesting, of which there are only so many."""
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise ConditionTooCostly(
                f"括号嵌套超过 {MOST_DEPTH} 层，请拆成几条", position=self.token.position
            )
        yield
        self._depth -= 1
