"""What an editor has decided about the citations of a document, kept beside it.

`decision` is one decision and the file it stands in, `places` finds the words that it is about,
`applying` puts decisions in the place of what was read. They hang on words, never on line numbers
or names of files: they outlive a renamed file and changes elsewhere in the text.
"""

from biblio.decisions.applying import Decided, applied
from biblio.decisions.decision import FILE, NAMES, Decision, Verdict, beside, dumps, read

__all__ = ["FILE", "NAMES", "Decided", "Decision", "Verdict", "applied", "beside", "dumps", "read"]
