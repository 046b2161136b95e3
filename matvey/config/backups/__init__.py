"""One file that holds a whole installation (base, files, secrets), written while people work."""
