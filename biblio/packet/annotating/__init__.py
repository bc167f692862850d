"""What an editor has to say of a reading: notes on its citations and terms, doubts, findings."""
