"""Write down, seal and prove who looked at what (审计).

`noting` is what every other action calls; `sealing` puts what was written under a signed head;
`freshness` refuses decisions and disclosures while that has not happened for too long; `proving`
and `verifying` show that nothing was changed.
"""

from tongban.actions.audit.freshness import require_fresh_seal
from tongban.actions.audit.noting import ACCOUNT, indexes_of, label, note

__all__ = ["ACCOUNT", "indexes_of", "label", "note", "require_fresh_seal"]
