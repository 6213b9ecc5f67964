"""Publish the catalogue: append the versions that changed, never touch the ones that stand.

`whole` takes a city at once, `changing` a few items that come, change, leave or come back; both
write a release by `releasing`. `laws` keeps from when and until when sources of law hold.
"""

from tongban.actions.catalog.changing import Change, ChangeMade, publish_change
from tongban.actions.catalog.whole import Publication, is_known, publish

__all__ = ["Change", "ChangeMade", "Publication", "is_known", "publish", "publish_change"]
