"""Settings (告知设置): what somebody wants, kept as they set it, else the usual."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.notices.kinds import NoticeChannel, NoticeGroup
from tongban.core.notices.preferences import USUAL, NoticePreferences, QuietHours
from tongban.core.people.actors import Actor
from tongban.store.notices.models import PreferenceRow


def preferences_of(user: int) -> NoticePreferences:
    """Return what somebody wants."""
    row = PreferenceRow.objects.filter(user=user).first()
    return preferences_in(row.content if row else None)


def preferences_in(content: Mapping[str, Any] | None) -> NoticePreferences:
    """Return preferences as they are stored; the usual ones when none are."""
    if content is None:
        return NoticePreferences()
    wanted = {
        group: frozenset(NoticeChannel(one) for one in content["wanted"][group.value])
        if group.value in content["wanted"]
        else USUAL[group]
        for group in NoticeGroup
    }
    return NoticePreferences(
        wanted=wanted,
        quiet=QuietHours(begin=content["quiet"][0], end=content["quiet"][1]),
        digest=content["digest"],
        language=content["language"],
    )


@transaction.atomic
def keep_preferences(actor: Actor, preferences: NoticePreferences, outside: Outside) -> None:
    """Keep what somebody wants from now on."""
    content = {
        "wanted": {
            group.value: sorted(one.value for one in channels)
            for group, channels in preferences.wanted.items()
        },
        "quiet": [preferences.quiet.begin, preferences.quiet.end],
        "digest": preferences.digest,
        "language": preferences.language,
    }
    PreferenceRow.objects.update_or_create(
        user_id=actor.account, defaults={"content": content, "changed_at": outside.now}
    )
    note(actor, "notices.preferences", f"account:{actor.account}")
