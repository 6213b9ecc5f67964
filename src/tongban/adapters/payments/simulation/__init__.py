"""A bank to practise with (模拟银行): it takes no money, keeps a ledger and shows a page to pay.

``faults``    its bad days
``accounts``  orders, payments and refunds, kept in a file
``notifying`` notices, as the day lets them arrive
``pages``     what a payer sees
``server``    HTTP, on this machine alone
"""

from tongban.adapters.payments.simulation.accounts import Accounts
from tongban.adapters.payments.simulation.faults import Fault
from tongban.adapters.payments.simulation.notifying import Notifier
from tongban.adapters.payments.simulation.server import SimulatedBank

__all__ = ["Accounts", "Fault", "Notifier", "SimulatedBank"]
