"""The linter: runs the rules over documents and libraries, and applies their fixes."""
