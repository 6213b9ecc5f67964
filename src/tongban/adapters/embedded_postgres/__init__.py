"""Embedded PostgreSQL (内置数据库): a private server from a wheel, for demonstrations and tests.

`installation` finds the programs and the user who may run them, `server` starts and stops one data
folder, `backup` copies a whole server while people write. Nothing listens on the network unless it
is asked to.
"""

from tongban.adapters.embedded_postgres.backup import back_up
from tongban.adapters.embedded_postgres.installation import Installation, find_installation
from tongban.adapters.embedded_postgres.server import EmbeddedPostgres

__all__ = ["EmbeddedPostgres", "Installation", "back_up", "find_installation"]
