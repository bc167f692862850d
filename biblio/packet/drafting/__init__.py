"""A document becomes the draft of a reading: title set apart, paragraphs numbered, places found."""
