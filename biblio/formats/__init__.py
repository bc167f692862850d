"""The formats of libraries: one module or package a format."""
