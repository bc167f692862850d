"""`python -m biblio` is `biblio`."""

from biblio.cli import main

main()
