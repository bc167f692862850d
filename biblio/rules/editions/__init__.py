"""Rules about editions and works."""
