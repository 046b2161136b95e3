"""Everything that writes into the history."""
