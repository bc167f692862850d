"""A manuscript's citations rewritten in another style, and the proof that nothing else changed."""
