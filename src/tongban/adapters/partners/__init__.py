"""Partners (部门数据接口): ask departments' registers, within a budget, trusting no answer.

Read in this order: `addresses` (who may be called at all), `signing` (how a call proves who asks),
`guarded` (the only way out to the network), `reading` (how an answer is believed),
`breaker` and `memory` (not asking in vain), `calls` (one question), `registers` (several
side by side), `silence` (no partner at all); `simulation/` is a partner to practise with.
"""

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.registers import PartnerRegisters
from tongban.adapters.partners.signing import derived_key
from tongban.adapters.partners.silence import NoPartner

__all__ = ["NoPartner", "Partner", "PartnerRegisters", "derived_key"]
