"""Sealing (加密): personal content at rest, unreadable and unmovable without the key.

AES-256-GCM with the place as associated data (`table.column|primary key`), so a ciphertext copied
to another row no longer opens. Identity numbers are found again through a keyed blind index.
个人信息保护法 §51: encryption and de-identification are duties of whoever handles personal data.

envelopes   values sealed and opened; `keys` are the keys listed
columns     sealed columns of rows; `resealing` moves them to another key, in traffic
indexes     blind indexes and their columns; `carrying` puts another key over all of them
database    a connection, which knows of which generation they are
"""

from tongban.store.sealing.columns import Sealed
from tongban.store.sealing.envelopes import SealBroken, seal, unseal
from tongban.store.sealing.indexes import BlindIndex, BlindText, blind_index, blind_indexes

__all__ = [
    "BlindIndex",
    "BlindText",
    "SealBroken",
    "Sealed",
    "blind_index",
    "blind_indexes",
    "seal",
    "unseal",
]
