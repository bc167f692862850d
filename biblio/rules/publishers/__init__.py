"""Rules about publishers and places."""
