"""Rules about how files are written."""
