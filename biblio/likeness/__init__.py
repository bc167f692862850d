"""How alike two descriptions of an edition are: one comparison, its evidence, nothing decided.

What a citation says, what a library's entry says and what the authority knows of an edition are
described alike (`describe`) and compared alike (`compare`). Whoever has to decide reads the
evidence by a policy of its own: the resolver, the library's merger, the search for duplicates, the
identification of known editions, the linter.
"""

from biblio.likeness.agreement import agree
from biblio.likeness.description import Description, describe, describe_citation
from biblio.likeness.evidence import Evidence, compare
from biblio.likeness.titles import Likeness, short_title

__all__ = [
    "Description",
    "Evidence",
    "Likeness",
    "agree",
    "compare",
    "describe",
    "describe_citation",
    "short_title",
]
