"""`matvey bench`: a base of a given size in an installation of its own, and whole pages measured over HTTP."""
