"""People (示例居民与企业): two hundred invented residents and sixty businesses, from one seed.

Read in this order: `names` (invented names), `residents` and `households` (who lives with whom),
`stories` (the ones whose situation a demonstration follows), `businesses`, `city` (all of them at
once), `trades` (the dwellings they sold to each other), `registers` (what each department says of
them: `entries`, `personal_registers`, `means_registers`,
`other_registers`), `holdings` (the certificates they have)
and `accounts` (who can sign in).
Identity numbers lie in the unassigned area 5199xx; telephone numbers begin with 100, which no
number does.
"""

from tongban.examples.people.accounts import DemoAccount, demo_accounts
from tongban.examples.people.businesses import Business
from tongban.examples.people.city import ANCHOR, SEED, CityPeople, city_people
from tongban.examples.people.holdings import holdings
from tongban.examples.people.registers import registers
from tongban.examples.people.residents import Resident

__all__ = [
    "ANCHOR",
    "SEED",
    "Business",
    "CityPeople",
    "DemoAccount",
    "Resident",
    "city_people",
    "demo_accounts",
    "holdings",
    "registers",
]
