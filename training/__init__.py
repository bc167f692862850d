"""Makes the data that the sequence model learns from, and trains it: `python -m training`."""
