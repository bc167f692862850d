"""Rules about identifiers."""
