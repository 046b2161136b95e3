"""Writes of what people add to records, and of how they like to see lists."""
