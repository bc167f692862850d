"""Facts biblio ships with: lists a person can read and correct."""
