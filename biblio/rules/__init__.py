"""Lint rules: one rule, one file."""
