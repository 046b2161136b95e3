"""Tags that show what the generic screens keep."""
