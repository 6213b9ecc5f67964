"""Hands (经手): who does something to a bill, and at what moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tongban.core.people.histories import Signatory

PAYER: Final = Signatory(staff_number="payer", name="缴款人", department="")
"""The payer, as a bill's history names them: nobody by name."""

BANK: Final = Signatory(staff_number="bank", name="银行", department="")
"""The bank, whose ledger is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BillHand:
    """One doing by one person at one moment (经手)."""

    at: datetime
    by: Signatory
