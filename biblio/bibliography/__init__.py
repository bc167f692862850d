"""Formatted bibliographies: what to list, in which order and groups, and in which form."""
