"""Whether two customers are one: what is compared, how much each agreement says, and in which words.

Pure but for `reading`: typing, importing and the sweep over the base all ask `compare`.
"""

from matvey.customers.duplicates.comparing import compare
from matvey.customers.duplicates.names import Name, company_name, customer_name, person_name
from matvey.customers.duplicates.traits import Traits
from matvey.customers.duplicates.verdicts import Certainty, Verdict
from matvey.customers.duplicates.weights import Crowd

__all__ = [
    "Certainty",
    "Crowd",
    "Name",
    "Traits",
    "Verdict",
    "company_name",
    "compare",
    "customer_name",
    "person_name",
]
