"""Every write of the customer base: one verb of the trade each, with its fact in the journal."""
