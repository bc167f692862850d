"""The characters of one citation told apart: which is whose name, what is title, what is year."""
