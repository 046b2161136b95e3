"""What is ours of signing in: django-allauth does it, these are its words, its letters and its limits."""

from matvey.administration.sign_in.adapter import AccountAdapter
from matvey.administration.sign_in.factors import FactorAdapter

__all__ = ["AccountAdapter", "FactorAdapter"]
