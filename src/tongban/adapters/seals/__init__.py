"""Seals of this platform (平台印章): Ed25519, known by their keys, without legal effect.

They stand in for a provider of lawful seals (GB/T 38540 with SM2) behind
`tongban.core.certificates.seals.Sealer`. A seal whose key was made on one machine for showing says
`demonstration` in its key id; one whose key the operator gave does not.
"""

from tongban.adapters.seals.sealer import Ed25519Sealer

__all__ = ["Ed25519Sealer"]
