"""Rules about pages."""
