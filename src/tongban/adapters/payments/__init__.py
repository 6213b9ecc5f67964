"""Payments (收款银行): a bank over HTTP, signed both ways, and one to practise with.

``signing``     how a call and a notice prove whose they are
``client``      the bank as the platform asks it
``nobody``      no bank at all: fees are paid at a window
``simulation``  a bank that takes no money, with its bad days
"""

from tongban.adapters.payments.client import HttpBank
from tongban.adapters.payments.nobody import NoBank

__all__ = ["HttpBank", "NoBank"]
