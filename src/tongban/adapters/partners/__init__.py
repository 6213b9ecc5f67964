"""Partners (部门数据接口): ask departments' registers, within a budget, trusting no answer.

Read in this order: `addresses` (who may be called at all), `signing` (how a call proves who asks),
`guarded` (the only way out to the network), `lines` (connections to one address that stay open,
each of them a wire of `wires`, over which `hearing` takes one answer in), `reading` and `believing`
(how an answer is believed), `calls` and `sources` (one question in our own protocol), `kinds/`
(registers that speak others: JSON, XML, a table, a file), `breaker` and `memory` (not asking in
vain), `registers` (several side by side); `simulation/` is a partner to practise with.
"""

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.registers import PartnerRegisters
from tongban.adapters.partners.signing import derived_key

__all__ = ["Partner", "PartnerRegisters", "derived_key"]
