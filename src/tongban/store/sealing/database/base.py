"""A connection (连接) that asks, when it is made, with how many keys blind indexes are stored.

Whoever carries them over holds new connections back, ends every other one and then commits
(`carrying`). So no connection lives on from before, and nobody looks for people, or writes them
down, under indexes of a generation that is over.
"""

from typing import Final

from django.db.backends.postgresql import base
from psycopg.errors import UndefinedTable

from tongban.core.vocabulary.errors import ConfigurationError
from tongban.store.sealing.indexes import index_keys, witness

ASKED: Final = (
    "SELECT generation, witness FROM store_sealing_indexgeneration ORDER BY generation DESC LIMIT 1"
)
_KEYS: Final = "TONGBAN_BLIND_INDEX_KEY and TONGBAN_BLIND_INDEX_LATER_KEYS"


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection, and the generation of blind indexes while it lasts."""

    _generation = 1

    @property
    def index_generation(self) -> int:
        """Return with how many keys the blind indexes are stored."""
        self.ensure_connection()
        return self._generation

    def init_connection_state(self) -> None:
        """Ask before anything else does.

        Raises:
            ConfigurationError: when a key is missing or is not the one that was used.
        """
        super().init_connection_state()
        try:
            self.learn_generation()
        except UndefinedTable:  # nothing is installed yet
            self._generation = 1
        except ConfigurationError:
            self.close()
            raise

    def learn_generation(self) -> None:
        """Ask with how many keys the blind indexes are stored, and whether they are known here."""
        with self.connection.cursor() as cursor:
            found = cursor.execute(ASKED).fetchone()
        generation, seen = found or (1, None)
        if generation > len(index_keys()):
            raise ConfigurationError(f"blind indexes were made with more keys than {_KEYS} list")
        if seen is not None and bytes(seen) != witness(generation):
            raise ConfigurationError(f"blind indexes were made with other keys than {_KEYS} list")
        self._generation = generation
