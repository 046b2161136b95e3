"""Several files brought in at once: chosen together, in a folder, or in an archive."""
