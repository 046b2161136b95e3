"""How much each agreement and each contradiction says, in bits: one more is twice as telling.

The sum is what Fellegi and Sunter (1969) call the weight of a pair. The figures are rounded shares of how often
two customers who are one agree there, by how often two who are not do so by chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import Final

POSSIBLE: Final = 7.0
LIKELY: Final = 10.0
CERTAIN: Final = 18.0

PHONE: Final = 12.0
EMAIL: Final = 12.0
EMAIL_MISTYPED: Final = 6.0
MESSENGER: Final = 11.0
SECOND_MARK: Final = 5.0  # of a kind of which one is shared already, or of a second kind
INN: Final = 13.0
INN_MISTYPED: Final = 5.0
KPP: Final = 3.0
BIRTHDAY: Final = 9.0
BIRTHDAY_WITHOUT_YEAR: Final = 6.0
BIRTHDAY_MISTYPED: Final = 5.0
ADDRESS: Final = 6.0
ADDRESS_ALIKE: Final = 4.0
SITE: Final = 5.0
CITY: Final = 3.0
CITY_MISTYPED: Final = 2.0

OTHER_INN: Final = -12.0
OTHER_DIVISION: Final = -16.0
OTHER_PHONES: Final = -1.0
OTHER_EMAILS: Final = -1.0
OTHER_BIRTHDAY: Final = -6.0
OTHER_YEAR: Final = -2.0
OTHER_CITY: Final = -2.0
OTHER_ADDRESS: Final = -1.0
OTHER_FORM: Final = -2.0
COMPANY_AND_PERSON: Final = -3.0

# A number more customers than this have is a switchboard's or a filler and says nothing.
SHARED_BY_MANY: Final = 10
SMALL_BASE: Final = 1000
RAREST: Final = 16.0


@dataclass(frozen=True, slots=True)
class Crowd:
    """Among how many customers one looks, and how many of them are called so (0 where nobody counted).

    In a larger base more people agree by chance in everything that is not theirs alone.
    """

    customers: int = SMALL_BASE
    namesakes: int = 0

    @property
    def chance(self) -> float:
        """Bits that agreements by chance take away."""
        return log2(max(self.customers, SMALL_BASE) / SMALL_BASE)

    def rarity(self) -> float:
        """Bits of a company's name that so few of so many have."""
        if self.namesakes < 2:
            return 0.0
        return min(RAREST, log2(max(self.customers, 1) / self.namesakes**2))
