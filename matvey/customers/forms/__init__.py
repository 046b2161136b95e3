"""What people fill in about customers."""
