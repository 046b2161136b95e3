"""How the customer base is listed and shown."""

from matvey.customers.screens.customers import customers
from matvey.customers.screens.erasures import erasures
from matvey.customers.screens.lists import link_types, sources
from matvey.customers.screens.people import people
from matvey.customers.screens.segments import segments

__all__ = ["customers", "erasures", "link_types", "people", "segments", "sources"]
