"""The product's own settings; each answer also says how many queries it took. Never those of an installation."""

from __future__ import annotations

from matvey.config.settings import *  # noqa: F403
from matvey.config.settings import MIDDLEWARE as PRODUCT_MIDDLEWARE

MIDDLEWARE = ["matvey.config.bench.counting.count_queries", *PRODUCT_MIDDLEWARE]
