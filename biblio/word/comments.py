"""Comments: the part that holds them, and the marks of what they are about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from biblio.word.markup import part
from biblio.word.runs import styled

MARK = "CommentReference"


@dataclass(slots=True)
class Comments:
    """Collects the comments of a document, all of one date: some readers cannot do without."""

    date: datetime
    _written: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self._written)

    def add(self, paragraphs: str, author: str, initials: str) -> int:
        """Keep a comment; its paragraphs, author and initials are XML already."""
        number = len(self._written)
        names = f'w:author="{author}" w:initials="{initials}"'
        date = f'w:date="{self.date:%Y-%m-%dT%H:%M:%SZ}"'
        self._written.append(f'<w:comment w:id="{number}" {names} {date}>{paragraphs}</w:comment>')
        return number

    def xml(self) -> bytes:
        """The whole part."""
        return part("comments", "".join(self._written))


def own_mark() -> str:
    """The run at the head of a comment that Word expects there."""
    return styled(MARK, "<w:annotationRef/>")


def start(number: int) -> str:
    """Here the passage begins that a comment is about."""
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int) -> str:
    """Here it ends, and the comment is called."""
    call = styled(MARK, f'<w:commentReference w:id="{number}"/>')
    return f'<w:commentRangeEnd w:id="{number}"/>{call}'
