"""The words citations are made of, one file a language."""
