"""Notices on pages (告知页面): the inbox, one notice with its log, and what somebody wants.

The hall and the counter show the same: `words` says channels and fates, `inbox` lists, `one` shows
a notice, `wishes` is the page of preferences and addresses, `acting` does what is asked on them.
"""

from tongban.web.components.notices.places import NoticePlaces

__all__ = ["NoticePlaces"]
