"""A demonstration seal (演示印章): Ed25519, its key made on this machine, without legal effect.

It stands in for a provider of lawful seals (GB/T 38540 with SM2) behind
`tongban.core.certificates.seals.Sealer`. Every seal it makes says `demonstration` in its key id.
"""

from tongban.adapters.demonstration_seal.sealer import DemonstrationSealer

__all__ = ["DemonstrationSealer"]
