"""Whom we know: customers, the people around them, and what ties them together."""

from matvey.customers.models.consents import Basis, CallRefusal, Consent
from matvey.customers.models.contact_points import ContactPoint
from matvey.customers.models.contacts import Contact
from matvey.customers.models.counterparties import Counterparty, CounterpartyAccount
from matvey.customers.models.customers import NEVER, ROLES, Customer, Form
from matvey.customers.models.duplicates import DuplicateCheck, DuplicatePair
from matvey.customers.models.erasures import ErasureAct
from matvey.customers.models.groups import CustomerGroup, GroupMembership
from matvey.customers.models.links import CustomerLink, DismissedSuggestion, LinkType
from matvey.customers.models.losses import LossDeclaration
from matvey.customers.models.merges import Merge, MergedCustomer, MergeMove, MergeValue
from matvey.customers.models.notes import Note
from matvey.customers.models.persons import LifeEvent, Person, Relative
from matvey.customers.models.purchases import EarlierPurchases
from matvey.customers.models.requests import AccessRequest, LookUp
from matvey.customers.models.rules import CompletenessRule, StatusRule
from matvey.customers.models.segments import Segment, SegmentMember
from matvey.customers.models.sources import NOT_ASKED, Source

__all__ = [
    "NEVER",
    "NOT_ASKED",
    "ROLES",
    "AccessRequest",
    "Basis",
    "CallRefusal",
    "CompletenessRule",
    "Consent",
    "Contact",
    "ContactPoint",
    "Counterparty",
    "CounterpartyAccount",
    "Customer",
    "CustomerGroup",
    "CustomerLink",
    "DismissedSuggestion",
    "DuplicateCheck",
    "DuplicatePair",
    "EarlierPurchases",
    "ErasureAct",
    "Form",
    "GroupMembership",
    "LifeEvent",
    "LinkType",
    "LookUp",
    "LossDeclaration",
    "Merge",
    "MergeMove",
    "MergeValue",
    "MergedCustomer",
    "Note",
    "Person",
    "Relative",
    "Segment",
    "SegmentMember",
    "Source",
    "StatusRule",
]
