"""Check what somebody typed of others (核验他人信息): few at a time, each written down.

个人信息保护法 §51: who asks about whom leaves a trace, and nobody learns by trying numbers whom a
register knows. The limit counts the person and not the draft, which could be thrown away and begun
anew; at a window it counts whoever is there, not the clerk. Whom it was about is kept as a digest
that only this house can make.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from tongban.actions.audit import ACCOUNT, label, note
from tongban.core.people.actors import Citizen
from tongban.core.people.registers import Question
from tongban.store.audit.models import AuditEntry
from tongban.store.sealing import blind_index

ACTION: Final = "register.verify"
TOO_MANY: Final = "too_many"
TOO_MANY_WORDS: Final = "今天核验他人信息的次数已经用完，请明天再试，或者按提示用其他方式提供。"
_WINDOW: Final = timedelta(days=1)


def permitted(
    actor: Citizen, questions: Iterable[Question], *, item: str
) -> frozenset[tuple[str, ...]]:
    """Return the keys of others by which registers may still be asked today; write down the wish.

    The wish is written before it is counted, so that many at the same moment are not too many.
    """
    wished = {subject_of(question): _digest(subject_of(question)) for question in questions}
    for digest in wished.values():
        note(actor, ACTION, digest, ground=item)
    first = _first_of_the_day(actor) if wished else frozenset()
    return frozenset(subject for subject, digest in wished.items() if digest in first)


def subject_of(question: Question) -> tuple[str, ...]:
    """Return whom or what a question is about."""
    return tuple(value for _, value in sorted(question.keys.items()))


def _digest(subject: tuple[str, ...]) -> str:
    return blind_index("|".join(subject)).hex()


def _first_of_the_day(actor: Citizen) -> frozenset[str]:
    """Return the subjects that came before the limit within a day, in the order they came."""
    recent = AuditEntry.objects.filter(
        _asked_by(actor), action=ACTION, at__gt=timezone.now() - _WINDOW
    )
    subjects = dict.fromkeys(recent.order_by("id").values_list("subject", flat=True))
    return frozenset(list(subjects)[: settings.VERIFICATIONS_A_DAY])


def _asked_by(actor: Citizen) -> Q:
    """Return what limits entries to what a person asked themselves or had a clerk ask for them."""
    themselves = Q(actor=ACCOUNT.format(actor.account))
    if actor.helped_by is None:
        return themselves
    return themselves | Q(actor=label(actor), concerned__contains=[blind_index(actor.person)])
