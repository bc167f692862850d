"""Rules about marks and notes."""
