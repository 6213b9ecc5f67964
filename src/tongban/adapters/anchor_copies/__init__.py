"""Copies of anchors outside the database (锚点副本): one line each, appended and never rewritten.

`folder` keeps them as a file a year. Whoever runs the platform copies that folder to a machine
whose keeper is not the keeper of the database; see the how-to on audit.
"""

from tongban.adapters.anchor_copies.folder import AnchorFolder

__all__ = ["AnchorFolder"]
