"""From the rows of a file to customers: matched, added or completed, batch by batch."""
