"""The few views that read screens."""
