"""Pages that belong to the frame itself."""
