"""Rules about the same thing twice."""
