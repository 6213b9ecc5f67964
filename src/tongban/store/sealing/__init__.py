"""Sealing (加密): personal content at rest, unreadable and unmovable without the key.

AES-256-GCM with the place as associated data (`table.column|primary key`), so a ciphertext copied
to another row no longer opens. Identity numbers are found again through a keyed blind index.
个人信息保护法 §51: encryption and de-identification are duties of whoever handles personal data.
"""

from tongban.store.sealing.columns import Sealed
from tongban.store.sealing.envelopes import SealBroken, blind_index, seal, unseal

__all__ = ["SealBroken", "Sealed", "blind_index", "seal", "unseal"]
