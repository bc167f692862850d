"""The Word layer: parts of a DOCX package that python-docx cannot write."""
