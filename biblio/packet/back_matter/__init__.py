"""What follows the text: questions, bibliography, glossary, indexes, credits."""
