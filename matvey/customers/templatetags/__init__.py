"""Tags that only pages of customers use."""
