"""Which adapter serves which need (装配): the only place that chooses."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone

from tongban.core.people.actors import Actor
from tongban.store.people import queries as people


def actor_for(user: AbstractBaseUser | AnonymousUser, *, acting_for: str | None) -> Actor | None:
    """Return the actor behind a signed-in `user`, speaking for `acting_for` if mandated today."""
    if user.pk is None:
        return None
    return people.actor_for(user.pk, acting_for=acting_for, today=timezone.localdate())
