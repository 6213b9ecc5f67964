"""Silence (未接通): the registers of an installation that is connected to no partner yet."""

from collections.abc import Sequence
from datetime import date

from tongban.core.people.registers import NotAvailable, Purpose, Question, RegisterAnswer


class NoPartner:
    """Answer every question at once: not available, so that people are sent another way."""

    def ask_all(
        self,
        questions: Sequence[Question],
        purpose: Purpose,  # noqa: ARG002 - the port's signature
        *,
        today: date,  # noqa: ARG002
    ) -> tuple[RegisterAnswer, ...]:
        """Return that no register is connected, for each question."""
        return tuple(
            NotAvailable(
                dataset=question.dataset.code,
                reason="down",
                words=f"“{question.dataset.name}”还没有接通，请按提示用其他方式提供。",
            )
            for question in questions
        )
