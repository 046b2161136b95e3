"""Template tags and filters of the frame; all of them are built in, templates load nothing."""
