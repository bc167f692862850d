"""`biblio lint`, step by step: what is asked, what is read, what is done, what is said."""
