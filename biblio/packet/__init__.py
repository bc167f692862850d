"""Annotated reading packets: from documents and a library to one Word file."""
