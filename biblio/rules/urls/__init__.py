"""Rules about web addresses."""
