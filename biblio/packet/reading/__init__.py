"""A draft with its annotations becomes a reading, as it will be printed."""
